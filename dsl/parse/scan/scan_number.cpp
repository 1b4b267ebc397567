#include "dsl/parse/scan/scan_number.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <string>

#include "engine/value/decimal.hpp"

namespace safon::parsing {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::size_t digits_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}

int to_int(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

Token token(Token::Kind kind, std::string_view text, std::size_t begin, std::size_t end) {
  Token t;
  t.kind = kind;
  t.begin = std::uint32_t(begin);
  t.end = std::uint32_t(end);
  t.text = text.substr(begin, end - begin);
  return t;
}

constexpr std::string_view example_date = "write year, month and day, such as `2026-11-01`";

void suggest_date(Diagnostic& diagnostic, std::optional<Date> meant) {
  if (meant)
    Report::suggest(diagnostic, "write `" + to_iso(*meant) + "`", to_iso(*meant));
  else
    diagnostic.help = example_date;
}

/// Three groups of digits joined by one of `-`, `/`, `.`: some date, in whatever order.
std::optional<Token> three_groups(std::string_view text, std::size_t at, Report& report) {
  const std::size_t a = digits_end(text, at);
  if (a >= text.size() || (text[a] != '-' && text[a] != '/' && text[a] != '.')) return std::nullopt;
  const char separator = text[a];
  const std::size_t b = digits_end(text, a + 1);
  if (b == a + 1 || b >= text.size() || text[b] != separator) return std::nullopt;
  const std::size_t c = digits_end(text, b + 1);
  if (c == b + 1) return std::nullopt;
  const std::string_view first = text.substr(at, a - at), second = text.substr(a + 1, b - a - 1),
                         third = text.substr(b + 1, c - b - 1);
  const bool year_first = first.size() == 4, year_last = third.size() == 4 && first.size() <= 2;
  if ((!year_first && !year_last && separator == '-') || second.size() > 2 ||
      (year_first ? third.size() > 2 : first.size() > 2 || third.size() > 4))
    return std::nullopt;

  Token t = token(Token::Kind::date, text, at, c);
  const int year = to_int(year_first ? first : third);
  const auto date = make_date(year, to_int(second), to_int(year_first ? third : first));
  if (year_first && separator == '-' && second.size() == 2 && third.size() == 2) {
    if (date)
      t.date = *date;
    else
      report.add(DiagnosticKind::no_such_day, t.begin, t.end, {std::string(t.text)});
  } else {
    // In Britain the day comes first; the reader of the help sees at once where we took it wrongly.
    suggest_date(report.add(DiagnosticKind::date_format, t.begin, t.end, {std::string(t.text)}),
                 year_first || year_last ? date : std::nullopt);
  }
  return t;
}

}  // namespace

Token scan_number(std::string_view text, std::size_t at, Report& report) {
  if (const auto date = three_groups(text, at, report)) return *date;

  const auto grouped_end = [&](std::size_t i) {
    while (i < text.size() && (is_digit(text[i]) || (text[i] == '_' && i + 1 < text.size() && is_digit(text[i + 1]))))
      ++i;
    return i;
  };
  std::size_t end = grouped_end(at);
  std::size_t places = 0;
  if (end + 1 < text.size() && text[end] == '.' && is_digit(text[end + 1])) {
    const std::size_t point = end;
    end = grouped_end(end + 1);
    places = std::size_t(std::ranges::count_if(text.substr(point + 1, end - point - 1), is_digit));
  }

  // Thousands or decimals by comma: three or fewer digits follow at once.
  if (end + 1 < text.size() && text[end] == ',' && is_digit(text[end + 1])) {
    const std::size_t tail = digits_end(text, end + 1);
    Token t = token(Token::Kind::number, text, at, tail);
    Diagnostic& d = report.add(DiagnosticKind::number_format, t.begin, t.end, {std::string(t.text)});
    d.help =
        "decimals follow a point, thousands may be grouped by `_`: `2.5`, `1_000`; blanks part the items of a list";
    t.kind = Token::Kind::hole;
    return t;
  }

  Token t = token(Token::Kind::number, text, at, end);
  std::string plain(t.text);
  std::erase(plain, '_');
  if (places > 6) {
    report.add(DiagnosticKind::too_many_places, t.begin, t.end, {std::string(t.text)});
    t.kind = Token::Kind::hole;
  } else if (!parse_decimal(plain)) {
    report.add(DiagnosticKind::number_too_large, t.begin, t.end, {std::string(t.text)});
    t.kind = Token::Kind::hole;
  }
  if (end < text.size() && text[end] == '%') {
    const bool hole = t.kind == Token::Kind::hole;
    t = token(hole ? Token::Kind::hole : Token::Kind::percentage, text, at, end + 1);
  }
  return t;
}

void join_date_in_words(Tokens& tokens, std::string_view text, Report& report) {
  const std::size_t n = tokens.size();
  if (n < 2 || tokens[n - 1].kind != Token::Kind::number || tokens[n - 1].text.size() != 4) return;
  const auto day_of = [](const Token& t) -> int {
    return t.kind == Token::Kind::number && t.text.size() <= 2 ? to_int(t.text) : 0;
  };
  const auto month_of = [](const Token& t) { return t.kind == Token::Kind::word ? month_named(t.text) : std::nullopt; };

  std::size_t first = n;
  int month = 0, day = 0;
  if (n >= 3 && month_of(tokens[n - 2]) && day_of(tokens[n - 3])) {  // 1 November 2026
    first = n - 3;
    month = *month_of(tokens[n - 2]), day = day_of(tokens[n - 3]);
  } else if (n >= 4 && tokens[n - 2].is(",") && month_of(tokens[n - 4]) && day_of(tokens[n - 3])) {  // November 1, 2026
    first = n - 4;
    month = *month_of(tokens[n - 4]), day = day_of(tokens[n - 3]);
  }
  if (first == n) return;

  Token joined = tokens[first];
  joined.kind = Token::Kind::date;
  joined.end = tokens[n - 1].end;
  joined.text = text.substr(joined.begin, joined.end - joined.begin);
  const auto date = make_date(to_int(tokens[n - 1].text), month, day);
  suggest_date(report.add(DiagnosticKind::date_in_words, joined.begin, joined.end, {std::string(joined.text)}), date);
  if (date) joined.date = *date;
  tokens.resize(first);
  tokens.push_back(joined);
}

}  // namespace safon::parsing
