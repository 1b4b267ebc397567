// One return on its way into the register through one feed: read by one thread, stored by another.
#pragma once
#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "adapters/cli/options.hpp"
#include "adapters/cli/verbs/operator/take_in/conveyor.hpp"
#include "adapters/cli/verbs/operator/take_in/return_file.hpp"
#include "adapters/sqlite/import.hpp"
#include "adapters/xml/read_return.hpp"
#include "dsl/load/load.hpp"

namespace safon {

/// How many rejections of one file are printed; the register has them all.
inline constexpr std::size_t rejections_shown = 100;

/// Told of bytes that have been read since the last call.
using BytesRead = std::function<void(std::size_t more)>;

class TakingIn {
 public:
  /// All of these outlive it.
  TakingIn(RegisterFile& into, const LoadedPolicy& policy, const model::Feed& feed, const Options& options,
           const std::string& path, const BytesRead& progress);

  /// The result; or why the file was not taken in, as XML or as a row of the register.
  [[nodiscard]] std::expected<ImportResult, std::variant<xml::ReturnError, RegisterError>> take(const ReturnFile& file);

  const std::vector<xml::Rejection>& first_rejections() const { return shown_; }  // at most rejections_shown
  std::size_t rejections() const { return rejections_; }
  /// What the feed looks for, and the whole file does not have; known when it is in.
  const std::vector<std::string>& nothing_found() const { return nothing_found_; }
  /// What stands in its participants and no path of the feed asks for; known when it is in.
  const std::vector<xml::UnreadName>& unread() const { return unread_; }
  std::size_t rejected() const { return rejected_; }  // participants

 private:
  /// `named`: the council that the first record names; none when no record is right.
  bool begin(Date received, const std::optional<std::string>& named);
  bool store(const xml::Rejection& rejection);
  void add(const xml::Rejection& rejection);
  void add(const Parcel& parcel);

  RegisterFile& into_;
  const LoadedPolicy& policy_;
  const model::Feed& feed_;
  const Options& options_;
  const std::string& path_;
  ColumnId council_;
  std::optional<Import> import_;
  std::optional<RegisterError> failed_;
  const BytesRead& progress_;
  std::vector<xml::Rejection> waiting_;  // for the import to begin; limits::hopeless bounds them
  std::vector<xml::Rejection> shown_;
  std::size_t rejections_ = 0, rejected_ = 0;
  std::vector<std::string> nothing_found_;
  std::vector<xml::UnreadName> unread_;
};

}  // namespace safon
