// One return on its way into the register through one feed.
#pragma once
#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "adapters/cli/options.hpp"
#include "adapters/sqlite/import.hpp"
#include "adapters/xml/read_return.hpp"
#include "dsl/load/load.hpp"

namespace safon {

/// How many rejections of one file are printed; the register has them all.
inline constexpr std::size_t rejections_shown = 100;

/// Told of bytes that have been read since the last call.
using BytesRead = std::function<void(std::size_t more)>;

/// An open file, closed at the end. It is read twice, once for its hash, so it must be a plain file.
class ReturnFile {
 public:
  /// The error in plain words.
  [[nodiscard]] static std::expected<ReturnFile, std::string> open(const std::string& path);
  ~ReturnFile();
  ReturnFile(ReturnFile&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  ReturnFile& operator=(ReturnFile&&) = delete;
  [[nodiscard]] xml::InputSource from_start() const;
  [[nodiscard]] std::expected<Hash, std::string> hash() const;

 private:
  explicit ReturnFile(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

class Intake {
 public:
  /// All of these outlive it.
  Intake(RegisterFile& into, const LoadedPolicy& policy, const model::Feed& feed, const Options& options,
         const std::string& path, const Hash& hash, const BytesRead& progress);

  /// The result; or why the file was not taken in, as XML or as a row of the register.
  [[nodiscard]] std::expected<ImportResult, std::variant<xml::ReturnError, RegisterError>> take(const ReturnFile& file);

  const std::vector<xml::Rejection>& first_rejections() const { return shown_; }  // at most rejections_shown
  std::size_t rejections() const { return rejections_; }
  std::size_t rejected() const { return rejected_; }  // participants

 private:
  /// `named`: the council that the first record names; none when no record is right.
  bool begin(Date received, const std::optional<std::string>& named);
  bool store(const xml::Rejection& rejection);
  void add(const xml::Rejection& rejection);
  void add(const RecordBatch& batch);

  RegisterFile& into_;
  const LoadedPolicy& policy_;
  const model::Feed& feed_;
  const Options& options_;
  const std::string& path_;
  const Hash& hash_;
  ColumnId council_;
  std::optional<Import> import_;
  std::optional<RegisterError> failed_;
  const BytesRead& progress_;
  std::vector<xml::Rejection> waiting_;  // for the import to begin; limits::hopeless bounds them
  std::vector<xml::Rejection> shown_;
  std::size_t rejections_ = 0, rejected_ = 0;
  Bytes document_;
};

}  // namespace safon
