#include "dsl/analyse_feed/date_format.hpp"

#include <algorithm>

namespace safon {

namespace {

using Kind = DateToken::Kind;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// A run of one letter, or the word `zone`; `after_hour` makes `mm` minutes.
std::expected<Kind, std::string> token_of(std::string_view word, bool after_hour) {
  if (word == "yyyy") return Kind::year;
  if (word == "mm") return after_hour ? Kind::minute : Kind::month;
  if (word == "dd") return Kind::day;
  if (word == "m") return Kind::short_month;
  if (word == "d") return Kind::short_day;
  if (word == "hh") return Kind::hour;
  if (word == "ss") return Kind::second;
  if (word == "zone") return Kind::zone;
  if (word == "T") return Kind::sign;
  if (word == "yy") return std::unexpected("a year of two digits is a guess");
  return std::unexpected("`" + std::string(word) +
                         "` is none of `yyyy`, `mm`, `dd`, `m`, `d`, `hh`, `ss`, `zone`, `T`");
}

const char* name_of(Kind kind) {
  switch (kind) {
    case Kind::year:
      return "year";
    case Kind::month:
    case Kind::short_month:
      return "month";
    case Kind::day:
    case Kind::short_day:
      return "day";
    case Kind::hour:
      return "hour";
    case Kind::minute:
      return "minute";
    case Kind::second:
      return "second";
    default:
      return "zone";
  }
}

Kind whole(Kind kind) {
  return kind == Kind::short_month ? Kind::month : kind == Kind::short_day ? Kind::day : kind;
}

// Reads a text by a format, going back where an optional part does not fit.
class Reading {
 public:
  Reading(const std::vector<DateToken>& tokens, std::string_view text) : tokens_(tokens), text_(text) {}

  std::optional<Date> date() {
    if (!from(0, 0)) return std::nullopt;
    return make_date(year_, month_, day_);
  }

 private:
  // `digits` of them at `at`, at most `most` in value.
  std::optional<int> number(std::size_t at, std::size_t digits, int most = 9999) const {
    if (at + digits > text_.size()) return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
      if (!is_digit(text_[at + i])) return std::nullopt;
      value = value * 10 + (text_[at + i] - '0');
    }
    return value <= most ? std::optional(value) : std::nullopt;
  }
  // The same, kept in `out` and stepped over.
  bool take(std::size_t& at, std::size_t digits, int& out) const {
    const auto value = number(at, digits);
    if (!value) return false;
    out = *value;
    at += digits;
    return true;
  }
  std::size_t zone(std::size_t at) const;
  bool short_number(std::size_t token, std::size_t at, int& out);
  bool from(std::size_t token, std::size_t at);

  const std::vector<DateToken>& tokens_;
  std::string_view text_;
  int year_ = 0, month_ = 0, day_ = 0;
};

// The length of `Z` or `+01:00`; 0 when there is neither.
std::size_t Reading::zone(std::size_t at) const {
  if (at < text_.size() && text_[at] == 'Z') return 1;
  const bool offset = at + 6 <= text_.size() && (text_[at] == '+' || text_[at] == '-') && text_[at + 3] == ':' &&
                      number(at + 1, 2, 14) && number(at + 4, 2, 59);
  return offset ? 6 : 0;
}

bool Reading::short_number(std::size_t token, std::size_t at, int& out) {
  for (const std::size_t digits : {std::size_t{2}, std::size_t{1}}) {
    std::size_t after = at;
    if (take(after, digits, out) && from(token + 1, after)) return true;
  }
  return false;
}

bool Reading::from(std::size_t token, std::size_t at) {
  for (; token < tokens_.size(); ++token) {
    switch (tokens_[token].kind) {
      case Kind::year:
        if (!take(at, 4, year_)) return false;
        break;
      case Kind::month:
        if (!take(at, 2, month_)) return false;
        break;
      case Kind::day:
        if (!take(at, 2, day_)) return false;
        break;
      case Kind::short_month:
        return short_number(token, at, month_);
      case Kind::short_day:
        return short_number(token, at, day_);
      case Kind::hour:
        if (!number(at, 2, 24)) return false;
        at += 2;
        break;
      case Kind::minute:
        if (!number(at, 2, 59)) return false;
        at += 2;
        break;
      case Kind::second:
        if (!number(at, 2, 60)) return false;
        at += 2;
        if (at + 1 < text_.size() && text_[at] == '.' && is_digit(text_[at + 1])) {
          ++at;
          while (at < text_.size() && is_digit(text_[at])) ++at;
        }
        break;
      case Kind::zone: {
        const std::size_t length = zone(at);
        if (length == 0) return false;
        at += length;
        break;
      }
      case Kind::sign:
        if (at >= text_.size() || text_[at] != tokens_[token].sign) return false;
        ++at;
        break;
      case Kind::open:
        if (from(token + 1, at)) return true;
        {
          // Without the optional part: skip to the bracket that closes it.
          std::size_t depth = 0;
          do {
            depth += tokens_[token].kind == Kind::open ? 1u : 0u;
            depth -= tokens_[token].kind == Kind::close ? 1u : 0u;
            ++token;
          } while (depth > 0);
          return from(token, at);
        }
      case Kind::close:
        break;
    }
  }
  return at == text_.size();
}

}  // namespace

std::expected<DateFormat, DateFormatError> parse_date_format(std::string_view format) {
  const auto refuse = [](std::size_t begin, std::size_t end, std::string reason) {
    return std::unexpected(DateFormatError{begin, end, std::move(reason)});
  };
  DateFormat out;
  std::vector<std::size_t> open;
  bool after_hour = false;
  std::size_t optional_parts = 0;  // few, since every one doubles the ways to read a text
  for (std::size_t at = 0; at < format.size();) {
    const char c = format[at];
    std::size_t end = at + 1;
    if (is_letter(c)) {
      const bool zone = format.substr(at).starts_with("zone");
      if (zone) end = at + 4;
      while (!zone && end < format.size() && format[end] == c) ++end;
      const auto kind = token_of(format.substr(at, end - at), after_hour);
      if (!kind) return refuse(at, end, kind.error());
      if (*kind != Kind::sign) {
        for (const DateToken& before : out.tokens)
          if (whole(before.kind) == whole(*kind))
            return refuse(at, end, std::string("it has the ") + name_of(*kind) + " twice");
        const bool of_date = whole(*kind) <= Kind::day;
        if (of_date && !open.empty())
          return refuse(at, end, std::string("the ") + name_of(*kind) + " cannot be left out");
      }
      after_hour = after_hour || *kind == Kind::hour;
      out.tokens.push_back({*kind, c});
    } else if (c == '[') {
      if (++optional_parts > 8) return refuse(at, end, "it has more than 8 parts that may be missing");
      open.push_back(at);
      out.tokens.push_back({Kind::open});
    } else if (c == ']') {
      if (open.empty()) return refuse(at, end, "`]` closes no `[`");
      open.pop_back();
      out.tokens.push_back({Kind::close});
    } else if (is_digit(c)) {
      return refuse(at, end, "it has the digit `" + std::string(1, c) + "`, as in a date, not in a format");
    } else {
      out.tokens.push_back({Kind::sign, c});
    }
    at = end;
  }
  if (!open.empty()) return refuse(open.back(), open.back() + 1, "`[` is never closed");
  for (const Kind needed : {Kind::year, Kind::month, Kind::day}) {
    const bool has = std::ranges::any_of(out.tokens, [&](const DateToken& t) { return whole(t.kind) == needed; });
    if (!has) return refuse(0, format.size(), std::string("it has no ") + name_of(needed));
  }
  return out;
}

std::optional<Date> read_date(const DateFormat& format, std::string_view text) {
  return Reading(format.tokens, text).date();
}

}  // namespace safon
