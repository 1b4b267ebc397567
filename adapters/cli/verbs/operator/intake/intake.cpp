#include "adapters/cli/verbs/operator/intake/intake.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "adapters/cli/clock.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/sqlite/ledger/hash.hpp"

namespace safon {
namespace {

ColumnId council_column(const Schema& schema) {
  const auto& columns = schema.tables[root_table].columns;
  for (ColumnId c = 0; c < columns.size(); ++c)
    if (columns[c].name == "council" && (columns[c].type == ColumnType::code || columns[c].type == ColumnType::text))
      return c;
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

}  // namespace

std::expected<ReturnFile, std::string> ReturnFile::open(const std::string& path) {
  // Without waiting: a pipe that nobody writes to would keep us for ever.
  ReturnFile file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  struct stat about{};
  if (file.descriptor_ < 0 || ::fstat(file.descriptor_, &about) != 0) return std::unexpected(std::strerror(errno));
  if (S_ISDIR(about.st_mode)) return std::unexpected(std::strerror(EISDIR));
  if (!S_ISREG(about.st_mode)) return std::unexpected("It is not a plain file; save what it gives in one");
  return file;
}

ReturnFile::~ReturnFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

xml::InputSource ReturnFile::from_start() const {
  ::lseek(descriptor_, 0, SEEK_SET);
  return xml::from_descriptor(descriptor_);
}

std::expected<Hash, std::string> ReturnFile::hash() const {
  Hasher hasher;
  std::array<char, 1 << 16> buffer;
  const auto input = from_start();
  for (;;) {
    const auto count = input(buffer);
    if (!count) return std::unexpected(count.error());
    if (*count == 0) return hasher.finish();
    hasher.text({buffer.data(), *count});
  }
}

Intake::Intake(RegisterFile& into, const LoadedPolicy& policy, const model::Feed& feed, const Options& options,
               const std::string& path, const Hash& hash, const BytesRead& progress)
    : into_(into),
      policy_(policy),
      feed_(feed),
      options_(options),
      path_(path),
      hash_(hash),
      council_(council_column(policy.compiled->plan.schema)),
      progress_(progress) {}

std::expected<ImportResult, std::variant<xml::ReturnError, RegisterError>> Intake::take(const ReturnFile& file) {
  const xml::ReturnSink sink{.batch = [&](RecordBatch& batch) { add(batch); },
                             .rejection = [&](const xml::Rejection& rejection) { add(rejection); }};
  const xml::ReturnOptions how{.file = path_,
                               .received = options_.received ? options_.received : std::optional(today())};
  const xml::InputSource counted = [this, input = file.from_start()](std::span<char> buffer) {
    auto count = input(buffer);
    if (count) progress_(*count);
    return count;
  };
  auto read = xml::read_return(counted, how, *policy_.model, feed_, sink);
  if (!read) return std::unexpected(read.error());
  if (failed_) return std::unexpected(*failed_);
  if (!import_ && !begin(read->received, std::nullopt)) return std::unexpected(*failed_);
  rejected_ = read->rejected;
  auto finished = import_->finish(!options_.dry_run);
  if (!finished) return std::unexpected(finished.error());
  return *finished;
}

bool Intake::begin(Date received, const std::optional<std::string>& named) {
  const auto council = options_.council.empty() ? named.value_or("") : options_.council;
  // Who is missing from a full return is no longer reported by its council: that must not be anybody's guess.
  if (feed_.full_return && council.empty() && (named || council_ == none16)) {
    failed_ = RegisterError{RegisterFault::invalid, path_ + " is a full return, but nothing says whose",
                            "name the council with --council, or have it in the field `council` of every record"};
    return false;
  }
  if (received > today())
    warn("received_in_future", path_ + ": it was received on " + to_iso(received) + ", a day that has not come yet",
         {{"file", path_}, {"received", to_iso(received)}});
  auto begun = Import::begin(into_, {.file = path_,
                                     .hash = hash_,
                                     .feed = feed_.name,
                                     .council = council,
                                     .received = received,
                                     .full_return = feed_.full_return && !council.empty(),
                                     .policy = &*policy_.compiled,
                                     .imported = now_text()});
  if (!begun) {
    failed_ = begun.error();
    return false;
  }
  import_.emplace(std::move(*begun));
  for (const auto& rejection : std::exchange(waiting_, {}))
    if (!store(rejection)) return false;
  return true;
}

bool Intake::store(const xml::Rejection& rejection) {
  auto added = import_->add_rejection({.line = rejection.line,
                                       .column = rejection.column,
                                       .participant = rejection.participant,
                                       .field = rejection.field,
                                       .code = std::string(xml::info(rejection.code).code),
                                       .message = rejection.message,
                                       .same_record = rejection.same_record});
  if (!added) failed_ = added.error();
  return added.has_value();
}

void Intake::add(const xml::Rejection& rejection) {
  if (failed_) return;
  ++rejections_;
  if (shown_.size() < rejections_shown) shown_.push_back(rejection);
  if (import_)
    store(rejection);
  else
    waiting_.push_back(rejection);
}

void Intake::add(const RecordBatch& batch) {
  if (failed_) return;
  // Before the first record the file has said when it was received, and the record says whose it is.
  if (!import_ && !begin(Date{batch.provenance.front().received}, council_of(batch, council_, 0))) return;
  for (std::size_t i = 0; i < batch.size; ++i) {
    document_.clear();
    encode_document(batch, i, document_);
    const auto own = council_of(batch, council_, i);
    auto added =
        import_->add_version(batch.id(i), own.empty() ? options_.council : own, document_, batch.provenance[i].line);
    if (!added) {
      failed_ = added.error();
      return;
    }
  }
}

}  // namespace safon
