#include "dsl/parse/state.hpp"

#include <algorithm>

#include "dsl/parse/scan/balance.hpp"
#include "dsl/parse/scan/scan.hpp"
#include "dsl/parse/scan/words.hpp"

namespace safon::parsing {

Span State::span(Iterator first, Iterator last) const {
  return report_.span(first->begin, std::max(first->begin, last > first ? (last - 1)->end : first->begin));
}

std::string State::written(Iterator first, Iterator last) const {
  const Span s = span(first, last);
  return std::string(text_.substr(s.begin, s.end - s.begin));
}

Span State::operator_between(Span between) const {
  const auto found = std::ranges::lower_bound(tokens_, between.begin, {}, &Token::begin);
  return found == tokens_.end() ? between : report_.span(found->begin, found->end);
}

void State::miss(Iterator at, std::string_view what, Expected kind) {
  if (furthest_ && at < furthest_) return;
  if (at != furthest_) forget();
  furthest_ = at;
  const auto same = [&](const Miss& miss) { return miss.what == what && miss.kind == kind; };
  if (std::ranges::none_of(misses_, same)) misses_.push_back({what, kind});
}

void State::rename(Mark mark, std::string_view what) {
  if (furthest_ != mark.start) return;
  misses_.resize(std::min(misses_.size(), mark.misses));
  miss(mark.start, what, Expected::other);
}

void State::forget() {
  furthest_ = nullptr;
  misses_.clear();
  earlier_ = 0;
}

void State::start_at(Iterator start) {
  if (furthest_ != start) forget();
  earlier_ = misses_.size();
}

void State::replace(Iterator token, std::string_view word) {
  Token& mutable_token = tokens_[std::size_t(token - begin())];
  mutable_token.kind = Token::Kind::word;
  mutable_token.text = word;
}

State::Mended State::mend() {
  if (!furthest_ || furthest_->kind != Token::Kind::word || full()) return Mended::no;
  std::vector<std::string> words;
  for (const Miss& miss : misses_)
    // Of two letters any short name would be a misspelling.
    if ((miss.kind == Expected::word || miss.kind == Expected::possible) && miss.what.size() > 2)
      words.emplace_back(miss.what);
  const auto near = nearest(furthest_->text, words);
  if (!near) return mend_first_word() ? Mended::start_again : Mended::no;
  const auto miss = std::ranges::find(misses_, *near, &Miss::what);
  misspelt(furthest_, miss->what);
  return std::size_t(miss - misses_.begin()) < earlier_ ? Mended::look_on : Mended::start_again;
}

void State::misspelt(Iterator token, std::string_view meant) {
  Diagnostic& d = report_.add(DiagnosticKind::misspelt_keyword, token->begin, token->end, {written(token, token + 1)});
  Report::suggest(d, "did you mean `" + std::string(meant) + "`?", std::string(meant));
  replace(token, meant);
}

/// `al of {`: the second word of a phrase shows that the word before it, taken for a name, is its first.
bool State::mend_first_word() {
  const auto firsts = before_second_word(furthest_->text);
  if (firsts.empty() || furthest_ == begin()) return false;
  const Iterator word = furthest_ - 1;
  if (word->kind != Token::Kind::word || is_reserved(word->text)) return false;
  const auto near = nearest(word->text, {firsts.begin(), firsts.end()});
  if (!near) return false;
  misspelt(word, *std::ranges::find(firsts, *near));
  return true;
}

std::string State::found(Iterator token) const {
  switch (token->kind) {
    case Token::Kind::end:
      return "the end of the file";
    case Token::Kind::text: {
      std::string shown = written(token, token + 1);
      constexpr std::size_t longest = 40;
      if (shown.size() > longest) {
        std::size_t cut = longest;
        while (cut > 0 && (static_cast<unsigned char>(shown[cut]) & 0xC0U) == 0x80U) --cut;
        shown = shown.substr(0, cut) + "…";
      }
      return "the text `" + shown + "`";
    }
    default:
      return "`" + written(token, token + 1) + "`";
  }
}

/// `own work "label": …` on a line of its own.
bool State::begins_named_item(Iterator name) const {
  if (!block_close || !name->starts_line) return false;
  Iterator i = name;
  while (i->kind == Token::Kind::word && (i == name || !i->starts_line) && !is_reserved(i->text)) ++i;
  return !i->starts_line && (i->is(":") || i->kind == Token::Kind::text);
}

/// `cpd-hours`, `professional induction`: a name in pieces, where a declaration is to have one name.
bool State::name_in_pieces(Iterator token) {
  if (token < begin() + 2) return false;
  const Iterator name = token - 1;
  if (name->kind != Token::Kind::word || is_reserved(name->text)) return false;
  Iterator last = token;
  const auto piece = [](Iterator t) { return t->kind == Token::Kind::word || t->kind == Token::Kind::number; };
  if (token->is("-")) {
    while (last->is("-") && last->begin == (last - 1)->end && piece(last + 1) && last->end == (last + 1)->begin)
      last += 2;
  } else if (is_declaration_word((name - 1)->text) || begins_named_item(name)) {
    while (last->kind == Token::Kind::word && !last->starts_line && !is_reserved(last->text)) ++last;
  }
  if (last == token) return false;
  std::string joined = written(name, last);
  Diagnostic& d = report_.add(DiagnosticKind::name_not_one_word, name->begin, (last - 1)->end, {joined});
  std::ranges::replace(joined, '-', '_');
  std::ranges::replace(joined, ' ', '_');
  Report::suggest(d, "write `" + joined + "`", joined);
  return true;
}

bool State::report_special(Iterator token) {
  const auto has = [this](Expected kind) { return std::ranges::find(misses_, kind, &Miss::kind); };
  if (token->kind == Token::Kind::word) {
    if (const auto help = instead_of(token->text); !help.empty()) {
      report_.add(DiagnosticKind::word_from_programming, token->begin, token->end, {std::string(token->text)}).help =
          help;
      return true;
    }
    const auto name = has(Expected::name);
    if (is_reserved(token->text) && name != misses_.end()) {
      Diagnostic& d = report_.add(DiagnosticKind::reserved_name, token->begin, token->end,
                                  {std::string(token->text), std::string(name->what)});
      d.help = "choose another word, or add to it: `" + std::string(token->text) + "_…`";
      return true;
    }
  }
  if (token->is(",")) {
    Diagnostic& d = report_.add(DiagnosticKind::separator, token->begin, token->end, {","});
    Report::suggest(d, "leave it out: a new line or a blank is enough", "");
    return true;
  }
  return false;
}

void State::report_failure(Iterator start, std::string_view whole) {
  const Iterator at = furthest(start);
  const bool after_hole = at > begin() && (at - 1)->kind == Token::Kind::hole && !at->starts_line;
  if (at->kind == Token::Kind::hole || at->made_up || after_hole) return;
  if (report_special(at)) return;
  if ((at->kind == Token::Kind::word || at->is("-")) && at > start && name_in_pieces(at)) return;

  std::vector<std::string> wanted;
  const auto gather = [&](bool possible) {
    for (const Miss& miss : misses_)
      if ((miss.kind == Expected::possible) == possible) {
        const bool word = miss.kind == Expected::word || miss.kind == Expected::possible;
        wanted.push_back(word ? "`" + std::string(miss.what) + "`" : std::string(miss.what));
      }
  };
  constexpr std::size_t most = 6;
  if (at == start && !whole.empty()) {
    wanted.emplace_back(whole);
  } else if (furthest_ == at) {
    gather(false);
    if (wanted.empty()) gather(true);
  }
  if (wanted.empty()) wanted.emplace_back(whole.empty() ? "something else" : whole);
  wanted.resize(std::min(wanted.size(), most));
  std::string list = wanted[0];
  for (std::size_t i = 1; i < wanted.size(); ++i) list += (i + 1 == wanted.size() ? " or " : ", ") + wanted[i];
  report_.add(DiagnosticKind::expected, at->begin, at->end, {list, found(at)}).help = advice(start, at, list);
}

/// Where `at least 2 of` or `at most n of` begins, of which this is the `of`; null when it is none.
Iterator State::counted_group(Iterator start, Iterator of) {
  const bool bounded = of - start >= 3 && ((of - 2)->is("least") || (of - 2)->is("most")) && (of - 3)->is("at");
  return bounded ? of - 3 : nullptr;
}

/// What is most likely meant, where a common slip of the pen is behind it; empty otherwise.
std::string State::advice(Iterator start, Iterator at, std::string_view expected) const {
  if (at->is("the")) return "leave out `the`";
  if (at > start && (at - 1)->is("the")) return "leave out `the`";
  for (Iterator number : {at, at > begin() ? at - 1 : at})
    if (number->kind == Token::Kind::word)
      if (const auto digits = digits_of(number->text); !digits.empty())
        return "write numbers in digits: `" + digits + "`";
  struct Usual {
    std::string_view expected, help;
  };
  static constexpr Usual usual[] = {
      {"`before`", "say before what: `renewable from 6 months before`, that is before its end"},
      {"`for`", "say for whom a programme is, `for participant`; how rows are grouped, `for each FIELD`"},
      {"`until`", "say the last year, too: `each 15 July from 2012 until 2020`"},
      {"a day of the year, such as `15 July`", "write the day, and then the month: `15 July`"},
      {"`:` and the parameter's type", "write `: number`, `: percentage`, `: duration` or `: date`"},
      {"`from`, a date, `:` and the value from that day on", "write `{ from 2026-01-01: … }`"},
      {"`between`", "say within which bounds: `adjustable by officer between 6 and 12`"},
      {"a label in quotation marks or `when`", "say under which condition: `when` and a requirement"},
      {"`met`, `not`, `unknown` or `conflict`", "write `expect REQUIREMENT met`, or `expect status …` for a status"},
  };
  if (at->is("=") && expected.contains("the parameter's type"))
    return "write its type, and its values each with its first day: `: number { from 2026-01-01: 3 }`";
  for (const auto& [wanted, help] : usual)
    if (expected == wanted && (wanted != "`for`" || !block_close)) return std::string(help);
  if (at->is("=") && expected == "`{`") return "values stand in braces, with their day: `{ from 2026-01-01: … }`";
  if (at->is("since") && expected == "`from`") return "write `from`";
  if (start->is("never")) return "say what always holds: `always \"…\": not …`";
  if (expected == "`of`, `after` or `before`") return "say from when: `within last 12 months`, `within 12 months of …`";
  if (start->is("cite") || start->is("cited") || start->is("source")) return "a passage is cited with `cites \"…\"`";
  if (at->is("of"))
    if (const Iterator count = counted_group(start, at); count && !count->starts_line)
      return "begin a new line before `" + written(count, at + 1) + "`: here it goes on with the condition before it";
  if (at->is("{") && expected == "`of`") return "write `all of { … }`, `any of { … }`, `none of { … }`";
  return {};
}

Iterator State::next_item(Iterator start, Iterator close) const {
  const Iterator mistake = furthest(start);
  for (Iterator i = start; i < close; ++i) {
    const bool can_begin =
        i->kind == Token::Kind::word ? !continues(i->text) : i->kind == Token::Kind::text || i->is("(");
    if (i > start && i >= mistake && i->starts_line && can_begin) return i;
    if (i->opens()) i = std::min(partner(i), close - 1);
  }
  return close;
}

bool State::unindented(Iterator token) const {
  return token->begin == 0 || text_[token->begin - 1] == '\n';
}

Iterator State::next_declaration(Iterator start) const {
  Iterator i = start;
  for (; i->kind != Token::Kind::end; ++i) {
    // A keyword at the very left is taken for a declaration, even if what follows it is wrong as well.
    const bool keyword = i->kind == Token::Kind::word && is_declaration_word(i->text) && unindented(i) && !i[1].is(":");
    if (i > start && (keyword || begins_declaration(i))) return i;
    if (i->opens()) i = partner(i);
  }
  return i;
}

}  // namespace safon::parsing
