#include "adapters/cli/verbs/operator/take_in/taking_in.hpp"

#include <span>
#include <system_error>
#include <thread>

#include "adapters/cli/clock.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/verbs/operator/take_in/carry.hpp"

namespace safon {
namespace {

struct StopAtTheEnd {
  Conveyor& conveyor;
  ~StopAtTheEnd() { conveyor.stop(); }
};

}  // namespace

TakingIn::TakingIn(RegisterFile& into, const LoadedPolicy& policy, const model::Feed& feed, const Options& options,
                   const std::string& path, const BytesRead& progress)
    : into_(into),
      policy_(policy),
      feed_(feed),
      options_(options),
      path_(path),
      council_(council_column(policy.compiled->plan.schema)),
      progress_(progress) {}

std::expected<ImportResult, std::variant<xml::ReturnError, RegisterError>> TakingIn::take(const ReturnFile& file) {
  const xml::ReturnOptions how{.file = path_,
                               .received = options_.received ? options_.received : std::optional(today())};
  Conveyor conveyor;
  std::optional<Carried> carried;
  try {
    const std::jthread reading([&] { carried = carry(file, how, *policy_.model, feed_, conveyor); });
    const StopAtTheEnd stop{conveyor};  // before the thread is waited for
    while (auto parcel = conveyor.next()) {
      progress_(parcel->bytes);
      add(*parcel);
      if (failed_) conveyor.stop();
      conveyor.give_back(std::move(*parcel));
    }
  } catch (const std::system_error& error) {
    return std::unexpected(RegisterError{RegisterFault::failed, "no thread can be started: " + error.code().message(),
                                         "let the user start more"});
  }
  if (failed_) return std::unexpected(*failed_);
  const auto& read = carried->read;
  if (!read) return std::unexpected(read.error());
  if (!import_ && !begin(read->received, std::nullopt)) return std::unexpected(*failed_);
  rejected_ = read->rejected;
  nothing_found_ = std::move(carried->nothing_found);
  unread_ = read->unread;
  auto finished = import_->finish(carried->hash, !options_.dry_run);
  if (!finished) return std::unexpected(finished.error());
  return *finished;
}

bool TakingIn::begin(Date received, const std::optional<std::string>& named) {
  const auto council = options_.council.empty() ? named.value_or("") : options_.council;
  if (named && !named->empty() && *named != council) {
    failed_ = RegisterError{RegisterFault::invalid,
                            "it came as a return of `" + council + "`, but its participants are of `" + *named + "`",
                            "if it is right as it is, send it as one of `" + *named + "`"};
    return false;
  }
  // Who is missing from a full return is no longer reported by its council: that must not be anybody's guess.
  if (feed_.full_return && council.empty() && (named || council_ == none16)) {
    failed_ = RegisterError{RegisterFault::invalid, "it is a full return, but nothing says whose",
                            "name the council with --council, or have it in the field `council` of every record"};
    return false;
  }
  if (received > std::max(today(), options_.as_of.value_or(today())))
    warn("received_in_future", path_ + ": it was received on " + to_iso(received) + ", a day that has not come yet",
         {{"file", path_}, {"received", to_iso(received)}});
  auto begun = Import::begin(into_, {.file = path_,
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

bool TakingIn::store(const xml::Rejection& rejection) {
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

void TakingIn::add(const xml::Rejection& rejection) {
  if (failed_) return;
  ++rejections_;
  if (shown_.size() < rejections_shown) shown_.push_back(rejection);
  if (import_)
    store(rejection);
  else
    waiting_.push_back(rejection);
}

void TakingIn::add(const Parcel& parcel) {
  for (const auto& rejection : parcel.rejections) add(rejection);
  if (failed_ || parcel.records.empty()) return;
  // Before the first record the file has said when it was received, and the record says whose it is.
  if (!import_ && !begin(parcel.received, parcel.records.front().council)) return;
  std::size_t at = 0;
  for (const auto& record : parcel.records) {
    const auto document = std::span(parcel.documents).subspan(at, record.end - at);
    at = record.end;
    const auto& council = record.council.empty() ? options_.council : record.council;
    if (auto added = import_->add_version(record.id, council, document, record.line); !added) {
      failed_ = added.error();
      return;
    }
  }
}

}  // namespace safon
