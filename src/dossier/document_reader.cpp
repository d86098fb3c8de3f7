// A pipeline of three stages (oneTBB): one thread opens files and cuts them into documents, all
// threads understand them, one takes the facts in order. The number of documents inside is limited,
// so memory does not grow with the corpus.
#include "dossier/document_reader.h"

#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <deque>
#include <exception>
#include <thread>

#include "base/data_path.h"
#include "base/error.h"

namespace dossier {
namespace {

constexpr std::size_t kDocumentsPerThread = 4;  // in the pipeline at once
constexpr const char* kStandardInput = "standard input";

// What travels through the pipeline: a document, or the mark that a file is done.
struct Item {
  std::optional<Document> document = {};
  std::optional<ReportFacts> facts = {};
  std::string problem = {};
  std::size_t files_done = 0;
};

void apply(const Metadata& metadata, Document& document) {
  if (!metadata.title.empty()) document.title = metadata.title;
  if (!metadata.author.empty()) document.author = metadata.author;
  if (!metadata.publisher.empty()) document.publisher = metadata.publisher;
  if (!metadata.url.empty()) document.url = metadata.url;
  if (metadata.published) document.published = metadata.published;
}

// The first stage: the documents of all inputs, one at each call.
class Source {
 public:
  Source(const Inputs& inputs, const Metadata& metadata, std::vector<Rejection>& rejected)
      : inputs_(inputs), metadata_(metadata), rejected_(rejected) {
    files_ = list_files(inputs.paths, [&](Rejection bad) { rejected_.push_back(std::move(bad)); });
  }

  std::size_t files() const { return files_.size() + (inputs_.standard_input ? 1 : 0); }

  std::optional<Item> next() {
    while (waiting_.empty() && opened_ < files()) open(opened_++);
    if (waiting_.empty()) return std::nullopt;
    Item item = std::move(waiting_.front());
    waiting_.pop_front();
    return item;
  }

 private:
  void open(std::size_t file) {
    const auto reject = [&](Rejection bad) { rejected_.push_back(std::move(bad)); };
    std::vector<Document> documents;
    try {
      documents = file < files_.size()
                      ? read_path(files_[file], reject)
                      : read_documents(*inputs_.standard_input, kStandardInput, reject);
    } catch (const Error& error) {
      reject({file < files_.size() ? files_[file].string() : kStandardInput, error.what()});
    }
    for (Document& document : documents) {
      apply(metadata_, document);
      waiting_.push_back({.document = std::move(document)});
    }
    waiting_.push_back({.files_done = file + 1});
  }

  const Inputs& inputs_;
  const Metadata& metadata_;
  std::vector<Rejection>& rejected_;
  std::vector<std::filesystem::path> files_;
  std::size_t opened_ = 0;
  std::deque<Item> waiting_;
};

}  // namespace

DocumentReader::DocumentReader() : engine_(data_file("english.model")), understanding_(engine_) {}

void require_single(const Inputs& inputs, const Metadata& metadata) {
  if (metadata.empty()) return;
  const auto named_later = [](const Rejection&) {};
  const auto files = list_files(inputs.paths, named_later);
  std::size_t documents = files.size() + (inputs.standard_input ? 1 : 0);
  if (documents == 1) {
    try {
      documents = files.empty()
                      ? read_documents(*inputs.standard_input, kStandardInput, named_later).size()
                      : read_path(files.front(), named_later).size();
    } catch (const Error&) {  // a rejection, when it is read
    }
  }
  if (documents > 1) {
    throw Error(ErrorCode::kUsage,
                "title, author, publisher, date and address can be given for a single document "
                "only");
  }
}

std::vector<Rejection> DocumentReader::read(const Inputs& inputs, const ReadOptions& options,
                                            const std::function<bool(const Document&)>& skip,
                                            const std::function<void(ReportFacts)>& take) const {
  require_single(inputs, options.metadata);
  std::vector<Rejection> unread;          // filled by the first stage only
  std::vector<Rejection> not_understood;  // and by the last
  Source source(inputs, options.metadata, unread);
  const auto first = [&](tbb::flow_control& control) {
    while (auto item = source.next()) {
      if (!item->document || !skip(*item->document)) return std::move(*item);
    }
    control.stop();
    return Item();
  };
  const auto understand = [&](Item item) {
    if (!item.document) return item;
    try {
      item.facts = understanding_.read(*item.document);
    } catch (const std::exception& error) {
      item.problem = error.what();
    }
    return item;
  };
  const auto last = [&](Item item) {
    try {
      if (item.facts) take(std::move(*item.facts));
    } catch (const Error& error) {
      if (error.code() != ErrorCode::kInput) throw;
      item.problem = error.what();
    }
    if (!item.problem.empty()) not_understood.push_back({item.document->name, item.problem});
    if (item.files_done > 0 && options.progress) options.progress(item.files_done, source.files());
  };
  const unsigned threads =
      options.threads > 0 ? options.threads : std::max(1u, std::thread::hardware_concurrency());
  tbb::task_arena arena(static_cast<int>(threads));
  arena.execute([&] {
    tbb::parallel_pipeline(
        kDocumentsPerThread * threads,
        tbb::make_filter<void, Item>(tbb::filter_mode::serial_in_order, first) &
            tbb::make_filter<Item, Item>(tbb::filter_mode::parallel, understand) &
            tbb::make_filter<Item, void>(tbb::filter_mode::serial_in_order, last));
  });
  unread.insert(unread.end(), not_understood.begin(), not_understood.end());
  std::stable_sort(unread.begin(), unread.end(),
                   [](const Rejection& a, const Rejection& b) { return a.name < b.name; });
  return unread;
}

ReportFacts DocumentReader::read_again(const Report& report) const {
  Document document;
  document.name = report.name;
  document.text = report.text;
  document.title = report.title;
  document.author = report.author;
  document.publisher = report.publisher;
  document.url = report.url;
  document.published = report.published;
  read_head(document);  // the agency of the dateline is not stored
  ReportFacts facts = understanding_.read(document);
  facts.report = report;
  return facts;
}

}  // namespace dossier
