// From sentence to rule: every rule that the page names is declared in the file that it names, and every requirement
// that cites a source is on the page.
#include <doctest/doctest.h>

#include <regex>
#include <set>

#include "tests/docs/page.hpp"

namespace {

namespace fs = std::filesystem;
using namespace safon;

const fs::path rules = fs::path(SAFON_SOURCE_DIR) / "rules";

struct Named {
  std::string file, name;  // "headship/gate.safon", "may_take_up.qualified"
  auto operator<=>(const Named&) const = default;
};

struct Row {
  std::string line;  // of the page, for messages
  bool no_rule = false;
  std::vector<Named> named;
};

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  for (std::size_t at = line.find('|'); at + 1 < line.size();) {
    const auto end = line.find('|', at + 1);
    cells.push_back(line.substr(at + 2, end - at - 3));
    at = end;
  }
  return cells;
}

std::vector<Row> rows_of(const std::string& page) {
  std::vector<Row> rows;
  const std::regex code("`([^`]+)`(:?)");
  for (const auto& line : docs::lines_of(page)) {
    if (!line.starts_with("| ") || line.starts_with("| ---") || line.starts_with("| heading")) continue;
    const auto cells = cells_of(line);
    REQUIRE_MESSAGE(cells.size() == 4, line);
    Row row{line, cells[3].starts_with("No rule"), {}};
    std::string file;
    const auto note = cells[3].find('(');
    const std::string carried = cells[3].substr(0, note);
    for (std::sregex_iterator at(carried.begin(), carried.end(), code), end; at != end; ++at) {
      if ((*at)[2].length() != 0)
        file = (*at)[1];
      else
        row.named.push_back({file, (*at)[1]});
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

/// The text of what is declared under this name: from its line to the brace that closes it, or that line alone.
std::string declaration(const std::string& text, const std::string& name) {
  static const std::string kinds =
      "(requirement|parameter|let|programme|framework|codes|record|policy|intake|matching|pool|report|status|element|"
      "criterion) ";
  const std::regex first("^( *)" + kinds + name + "( .*)?$");
  std::string found, indent;
  for (const auto& line : docs::lines_of(text)) {
    std::smatch match;
    if (!found.empty()) {
      found += line + "\n";
      if (line == indent + "}") return found;
    } else if (std::regex_match(line, match, first)) {
      indent = match[1];
      found = line + "\n";
      if (!line.ends_with("{")) return found;
    }
  }
  return found;
}

bool declares(const std::string& text, const std::string& name) {
  const auto point = name.find('.');
  const std::string whole = declaration(text, name.substr(0, point));
  if (whole.empty() || point == std::string::npos) return !whole.empty();
  std::string rest = name.substr(point + 1);
  while (!rest.empty()) {
    const auto end = rest.find('.');
    const std::string part = rest.substr(0, end);
    if (!std::regex_search(whole, std::regex("\\b" + part + " *(\"|:)|\\bcriterion " + part + "\\b"))) return false;
    rest = end == std::string::npos ? "" : rest.substr(end + 1);
  }
  return true;
}

/// "headship/gate.safon", and what is in it, of every file of rules that is not a test.
std::vector<std::pair<std::string, std::string>> files() {
  std::vector<std::pair<std::string, std::string>> found;
  for (const auto& pack : fs::directory_iterator(rules))
    for (const auto& entry : fs::directory_iterator(pack.path()))
      if (entry.path().extension() == ".safon" && !entry.path().filename().string().starts_with("tests_"))
        found.emplace_back(fs::relative(entry.path(), rules).generic_string(), docs::read_file(entry.path()));
  return found;
}

const std::vector<Row>& rows() {
  static const auto found = rows_of(docs::read_file(SAFON_SOURCE_DIR "/docs/programmes/sources.md"));
  return found;
}

}  // namespace

TEST_CASE("a name is found where it is declared, and nowhere else") {
  const std::string text =
      "requirement gate \"Gate\" {\n  all of {\n    early \"is early\": x\n      unless late: y\n  }\n}\n"
      "parameter limit : number { from 2026-01-01: 2 }\nprogramme p for q {\n  status open \"Open\" initial\n}\n";
  for (const char* name : {"gate", "gate.early", "gate.early.late", "limit", "open", "p"}) CHECK(declares(text, name));
  for (const char* name : {"gates", "gate.limit", "early", "gate.early.open", "q"}) CHECK_FALSE(declares(text, name));
}

TEST_CASE("every sentence of the sources has a rule, or the reason why none carries it") {
  CHECK(rows().size() >= 200);
  for (const auto& row : rows()) {
    INFO(row.line);
    CHECK(row.no_rule == row.named.empty());
  }
}

TEST_CASE("every rule that carries a sentence is declared where the page says") {
  for (const auto& row : rows())
    for (const auto& [file, name] : row.named) {
      INFO(row.line);
      CAPTURE(file);
      CAPTURE(name);
      REQUIRE(fs::exists(rules / file));
      CHECK(declares(docs::read_file(rules / file), name));
    }
}

TEST_CASE("every requirement that cites a source carries one of its sentences") {
  std::set<Named> named;
  for (const auto& row : rows())
    for (const auto& [file, name] : row.named) named.insert({file, name.substr(0, name.find('.'))});
  const std::regex first("^requirement ([a-z_0-9]+) .*$");
  std::string missing;
  for (const auto& [file, text] : files())
    for (const auto& line : docs::lines_of(text)) {
      std::smatch match;
      if (!std::regex_match(line, match, first)) continue;
      if (declaration(text, match[1]).find("cites \"00") == std::string::npos) continue;
      if (!named.contains({file, match[1]})) missing += file + ": " + match[1].str() + "\n";
    }
  CHECK(missing == "");
}
