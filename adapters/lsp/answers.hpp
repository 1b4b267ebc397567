// What an editor may ask of a place, or of a file. Null where there is nothing to say.
#pragma once
#include <boost/json.hpp>

#include "adapters/lsp/workspace.hpp"
#include "engine/value/date.hpp"

namespace safon::lsp {

/// A file of a view, and a place in it.
struct Place {
  const View& view;
  FileId file;
  std::size_t offset = 0;

  [[nodiscard]] const std::string& text() const { return view.text(file); }
};

[[nodiscard]] boost::json::object range(const Lines& lines, Span span);
[[nodiscard]] boost::json::object location(const View& view, Span span);

// reports.cpp
[[nodiscard]] boost::json::array diagnostics(const View& view, FileId file);
[[nodiscard]] boost::json::array code_actions(const View& view, FileId file, Span within);

// places.cpp
[[nodiscard]] boost::json::value hover(const Place& place, Date today);
[[nodiscard]] boost::json::value definition(const Place& place);
[[nodiscard]] boost::json::value references(const Place& place, bool with_declaration);

// rename.cpp
[[nodiscard]] boost::json::value prepare_rename(const Place& place);
/// The edit, or in plain words why it cannot be.
[[nodiscard]] std::expected<boost::json::value, std::string> rename(Workspace& workspace, const Place& place,
                                                                    const std::string& path, const std::string& name);

// completion.cpp
[[nodiscard]] boost::json::value completion(const Place& place);

// outline.cpp
[[nodiscard]] boost::json::value document_symbols(const View& view, FileId file);
[[nodiscard]] boost::json::value folding(const View& view, FileId file);

// tested.cpp
/// Beside each requirement, which answers the tests have seen of it. `seen`: null where that is not known.
[[nodiscard]] boost::json::value inlay_hints(const View& view, FileId file, const Coverage* seen);

// colours.cpp
[[nodiscard]] boost::json::value semantic_tokens(const View& view, FileId file);
[[nodiscard]] boost::json::object semantic_legend();

}  // namespace safon::lsp
