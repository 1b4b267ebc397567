// What may be written at a place, by the words before it.
#include <algorithm>
#include <array>
#include <set>

#include "adapters/lsp/answers.hpp"
#include "dsl/format/pieces.hpp"
#include "dsl/names/lookup.hpp"
#include "dsl/parse/scan/scan.hpp"
#include "dsl/parse/scan/words.hpp"

namespace safon::lsp {

namespace json = boost::json;

namespace {

using names::Kind;
using names::no_symbol;

/// Words with which something begins in the block of a declaration.
struct BlockWords {
  std::string_view declaration, words;
};
constexpr auto block_words = std::to_array<BlockWords>({
    {"policy", "version|in force from|applies to everyone|month end round down|working days by|languages"},
    {"record", "dated by"},
    {"framework", "cites|element"},
    {"calendar", "covers|working|closed"},
    {"parameter", "from|adjustable by"},
    {"requirement", "cites|applies when|waivable by|all of|any of|none of|at least|exactly|unless|except"},
    {"programme", "cites|begins on|audit|status|from"},
    {"intake",
     "cites|allocated on|allocated each|capacity|from participants where|reserve|rank by|ties by seed|waiting "
     "list|offers open for"},
    {"report", "cites|of participants where|rows by|columns by|measure|suppress below"},
    {"pool", "cites|each"},
    {"matching", "cites|match participants where|with participants where|same|different|prefer|each takes at most"},
    {"feed", "namespace|expect|full return|partial return"},
    {"test", "as of|given participant|given status|certified|revoked|reinstated|expect"},
});
constexpr std::string_view expression_words =
    "and|or|not|implies|is|is not|in|at least|at most|more than|between|within last|within|after|on or after|before|on "
    "or "
    "before|exists|is missing|some|no|every|earliest|latest|count of|sum of|average "
    "of|previously|today|expired|where|has|true|"
    "false";
constexpr std::string_view types = "text|number|percentage|boolean|date|optional|list of|criterion of";

class Completing {
 public:
  explicit Completing(const Place& place)
      : place_(place), names_(place.view.names), look_(names_, place.view.loaded.documents) {
    Diagnostics ignored;
    parsing::Report report(0, ignored);
    const std::string_view before = std::string_view(place.text()).substr(0, place.offset);
    pieces_ = formatting::cut(before, parsing::scan(before, report));
    // The word that is being written is no word before it.
    const auto ends_here = [&] { return pieces_.back().begin + pieces_.back().text.size() == before.size(); };
    if (!pieces_.empty() && pieces_.back().is_word() && ends_here()) pieces_.pop_back();
    inside_ = !pieces_.empty() && (pieces_.back().comment || pieces_.back().is_text()) && ends_here() &&
              !(pieces_.back().text.size() > 1 && pieces_.back().text.ends_with('"'));
  }

  json::value run() {
    if (!inside_) choose();
    return json::object{{"isIncomplete", false}, {"items", std::move(items_)}};
  }

 private:
  [[nodiscard]] const names::Symbol& at(int symbol) const { return names_.symbols[std::size_t(symbol)]; }
  /// The piece so many before the place.
  [[nodiscard]] std::string_view last(std::size_t back = 0) const {
    return back < pieces_.size() ? pieces_[pieces_.size() - 1 - back].text : std::string_view();
  }

  void choose() {
    find_block();
    if (last() == ".") return members(owner_before(1));
    if (last() == "@") return;
    if (open_ == no_symbol && depth_ == 0 && keyword_done()) return words_of_declarations();
    if (last() == "previously" || (last() == "status" && (last(1) == "expect" || last(1) == "given")) ||
        last() == "certified")
      return of_kinds({Kind::status, Kind::programme});
    if (declaration_ == "programme" && (last() == "to" || last() == "from" || (last() == "," && on_line("from"))))
      return of_kinds({Kind::status});
    if (last() == "of" && last(1) == "status") return of_kinds({Kind::programme});
    if (last() == "expect" || last() == "because") return expectations();
    if (declaration_ == "record" && last() == ":") {
      words(types);
      return of_kinds({Kind::codes, Kind::record});
    }
    if (declaration_ == "record" && last() == "of")
      return of_kinds({last(1) == "list" ? Kind::record : Kind::framework});
    if (declaration_ == "test") return test_values();
    if (const int codes = codes_expected(); codes != no_symbol) return members(codes);
    expression();
  }

  /// The declaration that the place stands in, and how deep.
  void find_block() {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const auto& piece = pieces_[i];
      if (piece.opens()) open.push_back(i);
      if (piece.closes() && !open.empty()) open.pop_back();
      if (open.empty() && piece.is_word() && parsing::is_declaration_word(piece.text) && (i == 0 || piece.breaks > 0)) {
        declaration_ = piece.text;
        start_ = i;
      }
    }
    depth_ = open.size();
    if (depth_ == 0 && !pieces_.empty() && last() == "}") declaration_ = "";
    open_ = open.empty() ? no_symbol : int(open.back());
  }
  /// Whether the declaration before is over: the place begins a line.
  [[nodiscard]] bool keyword_done() const {
    const std::string& text = place_.text();
    std::size_t line = place_.offset;
    while (line > 0 && text[line - 1] != '\n') --line;
    for (std::size_t i = line; i < place_.offset; ++i) {
      const char c = text[i];
      if (!((c >= 'a' && c <= 'z') || c == '_')) return false;
    }
    return true;
  }
  [[nodiscard]] bool on_line(std::string_view word) const {
    for (std::size_t i = pieces_.size(); i-- > 0;) {
      if (pieces_[i].text == word) return true;
      if (pieces_[i].breaks > 0) return false;
    }
    return false;
  }

  void add(const std::string& label, int kind, const std::string& detail) {
    if (!seen_.insert(label).second) return;
    items_.push_back(json::object{{"label", label}, {"kind", kind}, {"detail", detail}});
  }
  void words(std::string_view list) {
    while (!list.empty()) {
      const auto end = std::min(list.find('|'), list.size());
      add(std::string(list.substr(0, end)), 14, "");
      list.remove_prefix(std::min(end + 1, list.size()));
    }
  }
  void words_of_declarations() {
    for (const auto word : parsing::declaration_words()) add(std::string(word), 14, "");
  }
  void symbol(int index) {
    static constexpr auto kinds =
        std::to_array<int>({9, 13, 20, 22, 5, 9, 9, 20, 9, 21, 6, 3, 3, 7, 20, 7, 7, 5, 7, 7, 7, 1});
    const auto& symbol = at(index);
    add(symbol.name, kinds[std::size_t(symbol.kind)],
        names::describe(names_, symbol) + (symbol.label.empty() ? "" : ": " + symbol.label));
  }
  void members(int owner) {
    if (owner == no_symbol) return;
    for (std::size_t i = 0; i < names_.symbols.size(); ++i)
      if (names_.symbols[i].owner == owner) symbol(int(i));
  }
  void of_kinds(std::initializer_list<Kind> kinds) {
    for (std::size_t i = 0; i < names_.symbols.size(); ++i)
      if (std::ranges::find(kinds, names_.symbols[i].kind) != kinds.end()) symbol(int(i));
  }

  /// What a path that ends `back` pieces before the place leads to: the record, the list of codes, the requirement.
  int owner_before(std::size_t back) {
    std::vector<std::string_view> path{last(back)};
    while (last(back + 1) == ".") {
      back += 2;
      path.insert(path.begin(), last(back));
    }
    int found = field(path[0]);
    if (found == no_symbol) found = look_.value(path[0], no_symbol, true);
    if (found == no_symbol) found = look_.record(path[0]);
    if (found == no_symbol) found = look_.type(path[0]);
    for (std::size_t i = 1; i < path.size() && found != no_symbol; ++i) found = look_.within(found, path[i]);
    if (found == no_symbol) return found;
    if (at(found).kind == Kind::field) return look_.type(at(found).of);
    return at(found).kind == Kind::let ? look_.rows_of(found) : found;
  }
  int field(std::string_view name) {
    for (const int record : scope())
      if (const int found = look_.member(record, name); found != no_symbol) return found;
    return no_symbol;
  }
  /// The records whose fields are meant: of the list before the last `where`, and the participant's.
  std::vector<int> scope() {
    std::vector<int> records;
    for (std::size_t i = pieces_.size(); i-- > start_ + 1;) {
      if (!pieces_[i].is("where") && !pieces_[i].is("has")) continue;
      const std::string_view name = pieces_[i - 1].text;
      int record = look_.record(name);
      if (record == no_symbol) record = look_.rows_of(look_.global(Kind::let, name));
      if (record != no_symbol) records.push_back(record);
      break;
    }
    records.push_back(look_.root());
    return records;
  }
  /// The list of codes of the field before `is`, `is not` or `in [ …`.
  int codes_expected() {
    std::size_t back = 0;
    if (last() == "is" || (last() == "not" && last(1) == "is")) {
      back = last() == "is" ? 1 : 2;
    } else {
      while (back < pieces_.size() && last(back) != "[" && last(back) != "{" && last(back) != "}") ++back;
      if (last(back) != "[" || last(back + 1) != "in") return no_symbol;
      back += last(back + 2) == "not" ? 3 : 2;
      if (last(back) == "is") ++back;
    }
    const int owner = owner_before(back);
    const bool codes = owner != no_symbol && (at(owner).kind == Kind::codes || at(owner).kind == Kind::framework);
    return codes ? owner : no_symbol;
  }

  void expectations() {
    words("status|case for|no case|next date|review|met|not met|unknown");
    of_kinds({Kind::requirement, Kind::item});
  }
  /// Fields of the record that is written, or the codes of one.
  void test_values() {
    if (depth_ <= 1) return words(words_of("test"));
    int record = look_.root();
    std::vector<int> open{};
    for (std::size_t i = start_; i < pieces_.size(); ++i) {
      if (pieces_[i].is("[") && i > 1)
        open.push_back(look_.within(open.empty() ? record : open.back(), pieces_[i - 2].text));
      if (pieces_[i].is("]") && !open.empty()) open.pop_back();
    }
    if (!open.empty() && open.back() != no_symbol) record = look_.type(at(open.back()).of);
    if (last() != ":") return members(record);
    const int written = look_.member(record, last(1));
    if (written == no_symbol) return;
    words(at(written).type.contains("boolean") ? "true|false|unknown" : "unknown");
    if (const int type = look_.type(at(written).of); type != no_symbol && at(type).kind != Kind::record) members(type);
  }
  static std::string_view words_of(std::string_view declaration) {
    const auto* found = std::ranges::find(block_words, declaration, &BlockWords::declaration);
    return found == block_words.end() ? std::string_view() : found->words;
  }
  void expression() {
    for (const int record : scope()) members(record);
    of_kinds({Kind::let, Kind::requirement, Kind::parameter, Kind::status, Kind::record});
    words(words_of(declaration_));
    words(expression_words);
  }

  const Place& place_;
  const names::Names& names_;
  names::Lookup look_;
  formatting::Pieces pieces_;
  std::string_view declaration_;
  std::size_t start_ = 0, depth_ = 0;
  int open_ = no_symbol;
  bool inside_ = false;
  std::set<std::string> seen_;
  json::array items_;
};

}  // namespace

json::value completion(const Place& place) {
  return Completing(place).run();
}

}  // namespace safon::lsp
