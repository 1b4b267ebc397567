#include "tests/golden/golden_case.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <sstream>

#include "dsl/diagnostic/render.hpp"
#include "dsl/load/load.hpp"
#include "dsl/model/print.hpp"
#include "dsl/parse/parse.hpp"
#include "dsl/syntax/print.hpp"

namespace safon::golden {

namespace {

namespace fs = std::filesystem;

// What a case asks for in its first comment lines.
struct Wishes {
  std::string print;         // "# print: syntax", model or plan: what a good file shows
  std::size_t pad = 0;       // "# pad: 2100000": every file is filled up with blanks to so many bytes
  bool parsed_only = false;  // "# only: syntax": what the file means is not looked at
  bool endless = false;  // "# endless: use": part_1.safon, part_2.safon … are there without end, each using the next
};

std::string value_of(std::string_view text, std::string_view wish) {
  std::istringstream lines{std::string(text.substr(0, 400))};
  for (std::string line; std::getline(lines, line) && line.starts_with("#");)
    if (line.starts_with("# " + std::string(wish) + ": ")) return line.substr(wish.size() + 4);
  return {};
}

Wishes read_wishes(std::string_view text) {
  Wishes wishes{value_of(text, "print"), 0, value_of(text, "only") == "syntax", value_of(text, "endless") == "use"};
  const std::string pad = value_of(text, "pad");
  std::from_chars(pad.data(), pad.data() + pad.size(), wishes.pad);
  return wishes;
}

// The text of part_7.safon: it uses part_8.safon.
std::string endless_part(std::string_view name) {
  const std::string_view number = name.substr(std::string_view("part_").size());
  std::size_t n = 0;
  std::from_chars(number.data(), number.data() + number.size(), n);
  return "use \"part_" + std::to_string(n + 1) + ".safon\"\n";
}

ReadFile reader(const fs::path& folder, const Wishes& wishes) {
  return [folder, wishes](const std::string& name) -> std::expected<std::string, std::string> {
    std::string text;
    if (fs::is_regular_file(folder / name))
      text = read_text(folder / name);
    else if (wishes.endless && name.starts_with("part_"))
      text = endless_part(name);
    else
      return std::unexpected("there is no such file");
    if (text.size() < wishes.pad) text.resize(wishes.pad, ' ');
    return text;
  };
}

// Only a case that is a folder has files beside it that are its own.
ListFiles lister(const Case& golden_case) {
  if (golden_case.file.stem() != "main") return {};
  return [root = golden_case.file.parent_path()](const std::string& folder) {
    std::vector<std::string> names;
    std::error_code none_there;
    for (const auto& entry : fs::directory_iterator(root / folder, none_there))
      if (entry.path().extension() == ".safon") names.push_back((folder / entry.path().filename()).string());
    return names;
  };
}

LoadedPolicy parsed(const std::string& name, const ReadFile& read) {
  LoadedPolicy policy;
  policy.sources.files.push_back({name, read(name).value_or("")});
  policy.documents.push_back(parse(0, policy.sources.files[0].text, policy.diagnostics));
  sort_diagnostics(policy.diagnostics);
  return policy;
}

std::string printed(const LoadedPolicy& policy, const std::string& what) {
  if (what == "syntax") {
    std::string out;
    for (const syntax::Document& document : policy.documents) out += print_syntax(document);
    return out;
  }
  if (what == "model" && policy.model) return print_model(*policy.model);
  if (what == "plan" && policy.compiled) return print_plan(policy.compiled->plan);
  return {};
}

void add_cases(const fs::path& folder, const std::string& area, bool bad, std::vector<Case>& out) {
  if (!fs::is_directory(folder)) return;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    Case c;
    c.bad = bad;
    c.due = !bad ? Outcome::clean : area == "warnings" ? Outcome::warns : Outcome::fails;
    c.stem = entry.path().stem().string();
    if (entry.is_directory())
      c.file = entry.path() / "main.safon";
    else if (entry.path().extension() == ".safon")
      c.file = entry.path();
    else
      continue;
    c.expected = c.file.string() + ".expected";
    c.name = area + (bad ? "/bad/" : "/good/") + c.stem;
    out.push_back(std::move(c));
  }
}

}  // namespace

std::string read_text(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  if (in) text << in.rdbuf();
  return text.str();
}

std::vector<Case> find_cases(const fs::path& root) {
  std::vector<Case> cases;
  if (!fs::is_directory(root)) return cases;
  for (const fs::directory_entry& area : fs::directory_iterator(root)) {
    if (!area.is_directory()) continue;
    add_cases(area.path() / "good", area.path().filename().string(), false, cases);
    add_cases(area.path() / "bad", area.path().filename().string(), true, cases);
  }
  std::ranges::sort(cases, {}, &Case::name);
  return cases;
}

CaseResult run_case(const Case& golden_case) {
  const Wishes wishes = read_wishes(read_text(golden_case.file));
  const std::string name = golden_case.file.filename().string();
  const ReadFile read = reader(golden_case.file.parent_path(), wishes);
  const LoadedPolicy policy = wishes.parsed_only ? parsed(name, read) : load_policy(name, read, lister(golden_case));
  CaseResult result;
  result.output = render(policy.diagnostics, policy.sources);
  if (!golden_case.bad) result.output += printed(policy, wishes.print);
  for (const Diagnostic& d : policy.diagnostics) result.kinds.push_back(d.kind);
  result.outcome = has_errors(policy.diagnostics) ? Outcome::fails
                   : policy.diagnostics.empty()   ? Outcome::clean
                                                  : Outcome::warns;
  return result;
}

}  // namespace safon::golden
