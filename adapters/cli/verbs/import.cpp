// safon import: councils' returns into the register, each file whole or not at all.
#include "adapters/sqlite/import.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <iostream>

#include "adapters/cli/clock.hpp"
#include "adapters/cli/draw/table.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/policies.hpp"
#include "adapters/cli/verbs/verbs.hpp"
#include "adapters/sqlite/hash.hpp"
#include "adapters/xml/read_return.hpp"
#include "dsl/diagnostic/diagnostic.hpp"

namespace safon {
namespace {

/// An open file, closed at the end.
class File {
 public:
  explicit File(const std::string& path) : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }
  [[nodiscard]] xml::InputSource from_start() const {
    ::lseek(descriptor_, 0, SEEK_SET);
    return xml::from_descriptor(descriptor_);
  }

 private:
  int descriptor_;
};

std::expected<Hash, std::string> hash_of(const File& file) {
  Hasher hasher;
  std::array<char, 1 << 16> buffer;
  const auto input = file.from_start();
  for (;;) {
    const auto count = input(buffer);
    if (!count) return std::unexpected(count.error());
    if (*count == 0) return hasher.finish();
    hasher.text({buffer.data(), *count});
  }
}

ColumnId council_column(const Schema& schema) {
  const auto& columns = schema.tables[root_table].columns;
  for (ColumnId c = 0; c < columns.size(); ++c)
    if (columns[c].name == "council" && (columns[c].type == ColumnType::code || columns[c].type == ColumnType::text)) return c;
  return none16;
}

/// The council that a record names in its field `council`; empty when the policy has none, or the record does not say.
std::string council_of(const RecordBatch& batch, ColumnId column, std::size_t row) {
  if (column == none16) return {};
  const auto& info = batch.schema->tables[root_table].columns[column];
  const auto& data = batch.tables[root_table].columns[column];
  auto named = [&](const auto& values) -> std::string {
    using T = typename std::decay_t<decltype(values)>::value_type;
    if (values[row] == unknown_value<T> || values[row] == absent_value<T>) return {};
    if (info.type == ColumnType::text) return batch.texts[std::size_t(values[row])];
    return batch.schema->code_lists[info.code_list].codes[std::size_t(values[row])].name;
  };
  return std::visit(named, data);
}

/// One file on its way into the register through one feed.
class Intake {
 public:
  Intake(RegisterFile& into, const LoadedPolicy& policy, const model::Feed& feed, const Options& options, std::string path, Hash hash)
      : into_(into), policy_(policy), feed_(feed), options_(options), path_(std::move(path)), hash_(hash), council_(council_column(policy.compiled->plan.schema)) {}

  /// The result; or why the file was not taken in, as XML or as a row of the register.
  std::expected<ImportResult, std::variant<xml::ReturnError, RegisterError>> take(const File& file) {
    const xml::ReturnSink sink{.batch = [&](RecordBatch& batch) { add(batch); },
                               .rejection = [&](const xml::Rejection& rejection) { add(rejection); }};
    const xml::ReturnOptions how{.file = path_, .received = options_.received ? options_.received : std::optional(today())};
    auto read = xml::read_return(file.from_start(), how, *policy_.model, feed_, sink);
    if (!read) return std::unexpected(read.error());
    if (failed_) return std::unexpected(*failed_);
    if (!import_ && !begin(read->received, "")) return std::unexpected(*failed_);
    rejected_ = read->rejected;
    auto finished = import_->finish(!options_.dry_run);
    if (!finished) return std::unexpected(finished.error());
    return *finished;
  }

  const std::vector<xml::Rejection>& rejections() const { return rejections_; }
  std::size_t rejected() const { return rejected_; }

 private:
  bool begin(Date received, const std::string& council) {
    auto begun = Import::begin(into_, {.file = path_, .hash = hash_, .feed = feed_.name, .council = options_.council.empty() ? council : options_.council,
                                       .received = received, .full_return = feed_.full_return, .policy = &*policy_.compiled, .imported = now_text()});
    if (!begun) {
      failed_ = begun.error();
      return false;
    }
    import_.emplace(std::move(*begun));
    for (const auto& rejection : rejections_)
      if (!store(rejection)) return false;
    return true;
  }

  bool store(const xml::Rejection& rejection) {
    auto added = import_->add_rejection({rejection.line, rejection.column, rejection.participant, rejection.field,
                                         std::string(xml::info(rejection.code).code), rejection.message});
    if (!added) failed_ = added.error();
    return added.has_value();
  }

  void add(const xml::Rejection& rejection) {
    if (failed_) return;
    rejections_.push_back(rejection);
    if (import_) store(rejection);
  }

  void add(const RecordBatch& batch) {
    if (failed_) return;
    // Before the first record the file has said when it was received, and the record says whose it is.
    if (!import_ && !begin(Date{batch.provenance.front().received}, council_of(batch, council_, 0))) return;
    for (std::size_t i = 0; i < batch.size; ++i) {
      document_.clear();
      encode_document(batch, i, document_);
      const auto own = council_of(batch, council_, i);
      auto added = import_->add_version(batch.id(i), own.empty() ? options_.council : own, document_, batch.provenance[i].line);
      if (!added) {
        failed_ = added.error();
        return;
      }
    }
  }

  RegisterFile& into_;
  const LoadedPolicy& policy_;
  const model::Feed& feed_;
  const Options& options_;
  std::string path_;
  Hash hash_;
  ColumnId council_;
  std::optional<Import> import_;
  std::optional<RegisterError> failed_;
  std::vector<xml::Rejection> rejections_;
  std::size_t rejected_ = 0;
  Bytes document_;
};

/// The file is not of this feed, though it may be of another.
bool of_another_feed(const xml::ReturnError& error) {
  return error.code == xml::ReturnCode::maps_nothing || error.code == xml::ReturnCode::other_namespace ||
         error.code == xml::ReturnCode::check_failed || error.code == xml::ReturnCode::header_missing;
}

std::expected<std::vector<const model::Feed*>, Exit> feeds_for(const LoadedPolicy& policy, const Options& options) {
  std::vector<const model::Feed*> feeds;
  std::vector<std::string> names;
  for (const auto& feed : policy.model->feeds) {
    names.push_back(feed.name);
    if (options.feed.empty() || options.feed == feed.name) feeds.push_back(&feed);
  }
  if (!feeds.empty()) return feeds;
  if (names.empty()) return std::unexpected(refuse(Exit::usage, "the policy has no feed", "a `feed` says how a council's file is read"));
  auto near = nearest(options.feed, names);
  return std::unexpected(refuse(Exit::usage, "the policy has no feed `" + options.feed + "`", near ? "did you mean `" + *near + "`?" : ""));
}

struct Outcome {
  Exit exit = Exit::good;
  std::string feed, note;
  ImportResult result;
};

Exit worse(Exit a, Exit b) { return int(a) > int(b) ? a : b; }

void tell_rejections(const Intake& intake, const std::string& path) {
  for (const auto& rejection : intake.rejections())
    warn("rejected", xml::to_text(rejection, path),
         {{"file", path}, {"line", std::to_string(rejection.line)}, {"column", std::to_string(rejection.column)}, {"participant", rejection.participant},
          {"field", rejection.field}, {"code", std::string(xml::info(rejection.code).code)}});
}

/// Tries the feeds in the order of the policy until one maps the file.
Outcome import_file(RegisterFile& into, const LoadedPolicy& policy, const std::vector<const model::Feed*>& feeds, const Options& options, const std::string& path) {
  File file(path);
  if (!file.is_open()) return {refuse(Exit::impossible, "cannot read `" + path + "`: " + std::strerror(errno)), "", "not read"};
  auto hash = hash_of(file);
  if (!hash) return {refuse(Exit::impossible, "cannot read `" + path + "`: " + hash.error()), "", "not read"};
  std::vector<std::pair<const model::Feed*, xml::ReturnError>> unfit;
  for (const auto* feed : feeds) {
    Intake intake(into, policy, *feed, options, path, *hash);
    auto taken = intake.take(file);
    if (taken) {
      tell_rejections(intake, path);
      return {intake.rejected() ? Exit::partly : Exit::good, feed->name, options.dry_run ? "dry run: nothing was written" : "", *taken};
    }
    if (const auto* error = std::get_if<RegisterError>(&taken.error())) {
      if (error->code != RegisterFault::already_imported) return {refuse(*error), feed->name, "not taken in"};
      tell("already_imported", path + ": " + error->message + "; nothing changes", {{"file", path}});
      return {Exit::good, feed->name, "taken in before: nothing changes"};
    }
    const auto& error = std::get<xml::ReturnError>(taken.error());
    if (!of_another_feed(error)) return {refuse(Exit::impossible, xml::to_text(error, path), "the register is as it was"), feed->name, "not taken in"};
    unfit.emplace_back(feed, error);
  }
  for (const auto& [feed, error] : unfit) refuse(Exit::impossible, "feed `" + feed->name + "`: " + xml::to_text(error, path));
  return {refuse(Exit::impossible, "no feed of the policy fits `" + path + "`", "the register is as it was"), "", "not taken in"};
}

}  // namespace

Exit import_returns(const Options& options) {
  auto into = RegisterFile::open(options.register_path, OpenMode::open_or_create);
  if (!into) return refuse(into.error());
  auto policy = policy_for(options, &*into);
  if (!policy) return policy.error();
  auto feeds = feeds_for(*policy, options);
  if (!feeds) return feeds.error();
  Table table{.columns = {"file", "feed", "added", "changed", "unchanged", "rejected", "no_longer_reported", "note"}};
  Exit exit = Exit::good;
  ProgressBar bar("importing", is_terminal(STDERR_FILENO) && !options.quiet && options.files.size() > 1);
  for (std::size_t i = 0; i < options.files.size(); ++i) {
    const auto outcome = import_file(*into, *policy, *feeds, options, options.files[i]);
    exit = worse(exit, outcome.exit);
    const auto& r = outcome.result;
    table.rows.push_back({options.files[i], outcome.feed, std::int64_t(r.added), std::int64_t(r.changed), std::int64_t(r.unchanged), std::int64_t(r.rejected),
                          std::int64_t(r.no_longer_reported), outcome.note});
    bar.show(i + 1, options.files.size());
  }
  draw(std::cout, table, options.format, terminal(STDOUT_FILENO, options.colour));
  return exit;
}

}  // namespace safon
