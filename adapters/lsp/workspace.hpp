// The rule files that an editor has open, as it has them, and the policies that they belong to.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "adapters/lsp/beside.hpp"
#include "adapters/lsp/positions.hpp"
#include "dsl/coverage/coverage.hpp"
#include "dsl/load/load.hpp"
#include "dsl/names/names.hpp"

namespace safon::lsp {

/// A policy as its files stand now, unsaved text included. Files are named by their paths.
struct View {
  LoadedPolicy loaded;
  names::Names names;
  bool whole = true;  // false: no policy was found that uses the file, so only its grammar was read

  [[nodiscard]] FileId file(const std::string& path) const;  // none of the view's: the number of its files
  [[nodiscard]] const std::string& text(FileId file) const { return loaded.sources.files[file].text; }
};

class Workspace {
 public:
  /// `read` and `list` are for the disk.
  Workspace(ReadFile read, ListFiles list) : read_(std::move(read)), list_(std::move(list)) {}

  void put(const std::string& path, std::string text);
  void close(const std::string& path);
  /// Something changed on the disk.
  void forget();
  [[nodiscard]] const std::string* text(const std::string& path) const;
  [[nodiscard]] const std::map<std::string, std::string>& open() const { return open_; }

  /// Of the policy that uses the file. It holds until the next change.
  [[nodiscard]] const View& view(const std::string& path);

  /// What the tests of the file's policy have seen of it: they are run for this, once for a text. While the policy is
  /// not right, and while they run `beside` the conversation, what they saw before; null when they never did.
  [[nodiscard]] const Coverage* coverage(const std::string& path, Beside* beside);

  /// The number of errors that the file's policy has with these texts in place of those that it has.
  [[nodiscard]] std::size_t errors_with(const std::string& path, const std::map<std::string, std::string>& texts);

 private:
  [[nodiscard]] std::expected<std::string, std::string> read(const std::string& path) const;
  [[nodiscard]] ReadFile reader() const;
  [[nodiscard]] std::string root_of(const std::string& path);
  [[nodiscard]] bool is_policy(const std::string& path) const;
  [[nodiscard]] std::unique_ptr<View> make(const std::string& root, bool whole);
  void name(View& view);
  void drop_views();

  ReadFile read_;
  ListFiles list_;
  std::map<std::string, std::string> open_;
  std::map<std::string, std::string> good_;   // the last text of each file that had no mistakes of grammar
  std::map<std::string, std::string> roots_;  // of files, once found
  std::map<std::string, std::unique_ptr<View>> views_;
  struct Seen {
    std::size_t text = 0;
    Coverage coverage;
  };
  std::map<std::string, Seen> seen_;  // by the policies' first files
  std::size_t text_ = 1;              // counts the texts that there have been
};

}  // namespace safon::lsp
