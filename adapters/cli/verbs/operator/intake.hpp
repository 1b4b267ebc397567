// One return on its way into the register through one feed.
#pragma once
#include <expected>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "adapters/cli/options.hpp"
#include "adapters/sqlite/import.hpp"
#include "adapters/xml/read_return.hpp"
#include "dsl/load/load.hpp"

namespace safon {

/// An open file, closed at the end.
class ReturnFile {
 public:
  explicit ReturnFile(const std::string& path);
  ~ReturnFile();
  ReturnFile(const ReturnFile&) = delete;
  ReturnFile& operator=(const ReturnFile&) = delete;
  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }
  [[nodiscard]] xml::InputSource from_start() const;
  [[nodiscard]] std::expected<Hash, std::string> hash() const;

 private:
  int descriptor_;
};

class Intake {
 public:
  /// All of these outlive it.
  Intake(RegisterFile& into, const LoadedPolicy& policy, const model::Feed& feed, const Options& options,
         const std::string& path, const Hash& hash);

  /// The result; or why the file was not taken in, as XML or as a row of the register.
  [[nodiscard]] std::expected<ImportResult, std::variant<xml::ReturnError, RegisterError>> take(const ReturnFile& file);

  const std::vector<xml::Rejection>& rejections() const { return rejections_; }
  std::size_t rejected() const { return rejected_; }  // participants

 private:
  bool begin(Date received, const std::string& named);
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
  std::vector<xml::Rejection> rejections_;
  std::size_t rejected_ = 0;
  Bytes document_;
};

}  // namespace safon
