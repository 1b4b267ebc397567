#include "dsl/parse/slips/slips.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "dsl/parse/scan/balance.hpp"
#include "dsl/parse/scan/words.hpp"
#include "dsl/parse/slips/chosen_rows.hpp"
#include "dsl/parse/slips/patterns.hpp"

namespace safon::parsing {
namespace {

bool ends_value(const Token& token) {
  switch (token.kind) {
    case Token::Kind::word:
      return !is_reserved(token.text) || token.text == "today" || token.text == "is";
    case Token::Kind::sign:
      return token.text == ")";
    default:
      return true;
  }
}

bool begins_value(const Token& token) {
  if (token.starts_line) return false;
  switch (token.kind) {
    case Token::Kind::word:
      return !is_reserved(token.text) || token.text == "today" || token.text == "latest" || token.text == "earliest" ||
             token.text == "sum" || token.text == "count" || token.text == "true" || token.text == "false";
    case Token::Kind::sign:
      return token.text == "(";
    default:
      return token.kind != Token::Kind::end;
  }
}

bool ends_condition(const Token& token) {
  return token.starts_line || token.closes() || token.is("and") || token.is("or") || token.is("implies") ||
         token.is("unless") || token.is("except") || token.is("certified") || token.is("then");
}

class Mender {
 public:
  Mender(Tokens tokens, std::string_view text, Report& report) : in_(std::move(tokens)), text_(text), report_(report) {}

  Tokens run() {
    out_.reserve(in_.size());
    for (std::size_t i = 0; i < in_.size();) {
      if (in_[i].starts_line) line_ = i;
      if (const auto length = replaced_at(i)) {
        i += *length;
        continue;
      }
      if (begins_declaration(&in_[i])) where_ = context(in_[i].text);
      out_.push_back(in_[i++]);
    }
    return std::move(out_);
  }

 private:
  static std::uint8_t context(std::string_view keyword) {
    if (keyword == "requirement") return in_conditions | in_requirements;
    if (keyword == "programme") return in_conditions | in_programmes;
    if (keyword == "let" || keyword == "always" || keyword == "parameter" || keyword == "matching")
      return in_conditions;
    if (keyword == "report") return in_conditions | in_reports;
    if (keyword == "record") return in_records;
    if (keyword == "test") return in_tests;
    return 0;
  }

  std::optional<std::size_t> replaced_at(std::size_t i) {
    if (report_.full() || in_[i].kind == Token::Kind::end) return std::nullopt;
    if ((where_ & in_conditions) != 0)
      if (const auto length = field_of_selection(i)) return length;
    const bool unindented = in_[i].starts_line && (in_[i].begin == 0 || text_[in_[i].begin - 1] == '\n');
    for (const Pattern* pattern : phrase_patterns().beginning_with(in_[i]))
      if ((where_ & pattern->phrase->where) != 0 && matches(*pattern, i)) return replace(*pattern, i);
    if (unindented && in_[i].kind == Token::Kind::word)
      for (const Pattern* pattern : opening_patterns().beginning_with(in_[i]))
        if (matches(*pattern, i)) {
          const std::size_t keyword = out_.size();
          const std::size_t length = replace(*pattern, i);
          where_ = context(out_[keyword].text);
          return length;
        }
    return brace_missing(i);
  }

  [[nodiscard]] bool matches(const Pattern& pattern, std::size_t i) const {
    const std::size_t length = pattern.words.size();
    if (i + length >= in_.size()) return false;
    for (std::size_t k = 0; k < length; ++k)
      if (!pattern.fits(in_[i + k], k) || (k > 0 && in_[i + k].starts_line)) return false;
    return stands_after(pattern.phrase->before, i) && stands_before(pattern.phrase->after, in_[i + length]);
  }

  [[nodiscard]] bool stands_after(Before before, std::size_t i) const {
    const Token& here = in_[i];
    const bool validity = i > 0 && in_[i - 1].is("valid");  // of a status: `valid until 31 March`
    const bool value = i > 0 && !here.starts_line && !validity && ends_value(in_[i - 1]);
    switch (before) {
      case Before::anything:
        return true;
      case Before::line:
        return here.starts_line && (i == 0 || !in_[i - 1].is(","));
      case Before::value:
        return value || (i > 0 && !validity && ends_value(in_[i - 1]) && follows_value(here));
      case Before::start:
        return !value;
      case Before::type:
        return i > 0 && (in_[i - 1].is(":") || in_[i - 1].is("optional"));
      case Before::item:
        return here.starts_line || (i > 0 && (in_[i - 1].is(":") || in_[i - 1].is("{")));
      case Before::expect:
        return line_ < i && in_[line_].is("expect");
    }
    return false;
  }
  /// A line that begins with one of these goes on with the value of the line before.
  static bool follows_value(const Token& token) { return token.is("is") || token.is("no") || token.is("in"); }

  static bool stands_before(After after, const Token& next) {
    switch (after) {
      case After::anything:
        return true;
      case After::value:
        return begins_value(next);
      case After::end:
        return ends_condition(next);
      case After::no_label:
        return !next.is(":") && !next.is("@");
      case After::no_of:
        return !next.is("of") && !next.is(".");
    }
    return false;
  }

  std::size_t replace(const Pattern& pattern, std::size_t i) {
    const Phrase& phrase = *pattern.phrase;
    const std::size_t length = pattern.words.size();
    const auto meant = cut(phrase.meant, ' ');
    const auto in_words = [&](std::size_t token) { return pattern.words[token] == Words{"INWORDS"}; };
    const auto kept = [&](std::size_t word, std::size_t token) {
      if (meant[word][0] == '$') return std::size_t(meant[word][1] - '1') == token && !in_words(token);
      return in_[i + token].text == meant[word];
    };
    // What stands at either end and is kept is no part of the mistake.
    // Where something is only put in, the words around it are shown.
    std::size_t front = 0, back = 0;
    while (front < length && front < meant.size() && kept(front, front)) ++front;
    while (front + back < length && front + back < meant.size() && kept(meant.size() - 1 - back, length - 1 - back))
      ++back;
    if (front + back >= length) front = back = 0;
    const Token &first = in_[i + std::min(front, length - 1)], &last = in_[i + length - 1 - std::min(back, length - 1)];
    std::string instead;
    for (std::size_t k = 0; k < meant.size(); ++k) {
      Token token = first;
      if (meant[k][0] == '$') {
        token = in_[i + std::size_t(meant[k][1] - '1')];
        if (in_words(std::size_t(meant[k][1] - '1'))) {
          token.text = digits(token.text);
          token.kind = Token::Kind::number;
        }
      } else {
        token.text = meant[k];
        token.kind = kind_of(meant[k][0]);
        token.end = std::max(last.end, token.begin);
      }
      token.starts_line = k == 0 && in_[i].starts_line;
      out_.push_back(token);
      if (k < front || k + back >= meant.size()) continue;
      instead += (instead.empty() || meant[k] == "," ? "" : " ") + std::string(written(token, meant[k]));
    }
    const std::string phrase_written(text_.substr(first.begin, last.end - first.begin));
    Diagnostic& d = report_.add(DiagnosticKind::misspelt_keyword, first.begin, last.end, {phrase_written});
    if (!phrase.help.empty())
      d.help = phrase.help;
    else if (!instead.empty() && digits(first.text) == instead)
      Report::suggest(d, "write numbers in digits: `" + instead + "`", instead);
    else
      Report::suggest(d, instead.empty() ? "leave it out" : "write `" + instead + "`", instead);
    return length;
  }
  [[nodiscard]] std::string_view written(const Token& token, std::string_view meant) const {
    if (token.kind == Token::Kind::number) return token.text;
    return meant[0] == '$' ? text_.substr(token.begin, token.end - token.begin) : meant;
  }
  static Token::Kind kind_of(char first) {
    if (std::string_view("{[:=+-,").contains(first)) return Token::Kind::sign;
    return first >= '0' && first <= '9' ? Token::Kind::number : Token::Kind::word;
  }

  /// `all of` with its items after it, and no brace between them.
  std::optional<std::size_t> brace_missing(std::size_t i) {
    if ((where_ & in_requirements) == 0 || i + 2 >= in_.size() || !in_[i + 1].is("of")) return std::nullopt;
    if (!in_[i].is("all") && !in_[i].is("any") && !in_[i].is("none")) return std::nullopt;
    const Token &of = in_[i + 1], &next = in_[i + 2];
    if (!is_name(next) || !next.starts_line) return std::nullopt;
    const std::string group(in_[i].text);
    Diagnostic& d = report_.add(DiagnosticKind::expected, next.begin, next.end,
                                {"`{`", "`" + std::string(text_.substr(next.begin, next.end - next.begin)) + "`"});
    d.help = "write `" + group + " of {`";
    d.fix = Fix{{d.span.file, of.begin, of.end}, "of {"};
    out_.push_back(in_[i]);
    out_.push_back(of);
    Token brace = of;
    brace.kind = Token::Kind::sign;
    brace.text = "{";
    out_.push_back(brace);
    return 2;
  }

  std::optional<std::size_t> field_of_selection(std::size_t i) {
    const auto found = field_of_chosen_row(in_, i);
    if (!found) return std::nullopt;
    const auto text = [&](TokenRange range) {
      return std::string(text_.substr(in_[range.first].begin, in_[range.last].end - in_[range.first].begin));
    };
    const std::size_t last = i + found->length - 1;
    report_.add(DiagnosticKind::field_of_selection, in_[i].begin, in_[last].end, {text({i, last})}).help =
        "name the row with a `let` beside the requirements, `let chosen = " + text(found->row) +
        "`, and write `chosen." + text(found->field) + "` here";
    Token hole = in_[i];
    hole.kind = Token::Kind::hole;
    hole.end = in_[last].end;
    out_.push_back(hole);
    return found->length;
  }

  Tokens in_;
  std::string_view text_;
  Report& report_;
  Tokens out_;
  std::uint8_t where_ = 0;
  std::size_t line_ = 0;  // where the line began
};

}  // namespace

Tokens mend_slips(Tokens tokens, std::string_view text, Report& report) {
  return Mender(std::move(tokens), text, report).run();
}

}  // namespace safon::parsing
