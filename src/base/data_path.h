// Finds the files that the program reads at run time: ontology, lexicons, the language model.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace dossier {

/// Path of the data file `name` ("ontology.json"), looked for in $DOSSIER_DATA, then in share/dossier beside the
/// program, then in ../share/dossier. kData when it is nowhere; the message names the places.
std::filesystem::path data_file(std::string_view name);

/// Whole content of a file; kInput when it cannot be read.
std::string read_file(const std::filesystem::path& path);

/// "0.1.0".
std::string_view version();

}  // namespace dossier
