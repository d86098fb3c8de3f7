// The one exception type of the program.
//
// It is thrown where an operation cannot do what it promises, and caught in three places only: around one
// document in a batch, around one request, and in `main`. A broken invariant is a bug and aborts instead.
#pragma once

#include <stdexcept>
#include <string>

namespace dossier {

enum class ErrorCode {
  kUsage,      // the caller asked for something that makes no sense
  kInput,      // a document or file that cannot be read as what it claims to be
  kLimit,      // larger than a limit of base/limits.h
  kNotFound,   // a name, claim or document that is not in the dossier
  kAmbiguous,  // a name that fits several nodes; the message lists them
  kData,       // a data file of the program (ontology, lexicon, model) that is missing or malformed
  kStore,      // the store cannot be opened, is newer than the program, or is damaged
  kSystem,     // the operating system refused (disk full, no permission)
};

/// Says what failed, where, and the value seen: "ontology.json: relation 'leads': unknown type 'persn'".
class Error : public std::runtime_error {
 public:
  Error(ErrorCode code, const std::string& message) : std::runtime_error(message), code_(code) {}
  ErrorCode code() const { return code_; }

 private:
  ErrorCode code_;
};

}  // namespace dossier
