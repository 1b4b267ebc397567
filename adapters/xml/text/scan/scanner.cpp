#include "adapters/xml/text/scan/scanner.hpp"

#include <algorithm>
#include <cstring>

#include "adapters/xml/limits.hpp"
#include "adapters/xml/text/scan/characters.hpp"

namespace safon::xml {

Scanner::Scanner(EventReceiver& receiver, Intern intern)
    : receiver_(receiver), open_(limits::depth + 1), tags_(std::move(intern)) {}

bool Scanner::read(std::string_view text) {
  if (!root_seen_) {
    prolog_.append(buffer_, 0, at_);
    if (prolog_.size() > limits::markup) return false;
  }
  buffer_.erase(0, at_);
  at_ = 0;
  buffer_ += text;
  const char* at = buffer_.data();
  const char* const end = at + buffer_.size();
  while (at != end && !stopped_) {
    const Token what = token(at, end);
    at_ = std::size_t(at - buffer_.data());
    if (what == Token::cut) return std::size_t(end - at) <= limits::value;
    if (what == Token::strange) return false;
  }
  return true;
}

bool Scanner::finish() const {
  return root_seen_ && depth_ == 0 && std::ranges::all_of(left(), blank);
}

Token Scanner::token(const char*& at, const char* end) {
  if (!begun_) {
    if (end - at < 6) return Token::cut;
    begun_ = true;
    if (std::memcmp(at, "<?xml", 5) == 0) return declaration(at, end);
  }
  if (*at != '<') return text(at, end);
  if (end - at < 4) return Token::cut;
  switch (at[1]) {
    case '/':
      return end_tag(at, end);
    case '!':
      return std::memcmp(at, "<!--", 4) == 0 ? comment(at, end) : Token::strange;
    case '?':
      return Token::strange;
    default:
      return start_tag(at, end);
  }
}

// Goes past what was read: the place is that of what follows.
void Scanner::pass(const char* begin, const char* end, unsigned seen) {
  if (seen & (newline | high))
    place_ = past(place_, begin, end);
  else
    place_.column += std::uint32_t(end - begin);
}

Token Scanner::declaration(const char*& at, const char* end) {
  const std::string_view all(at, std::size_t(end - at));
  const std::size_t close = all.substr(0, limits::declaration).find("?>");
  if (close == all.npos) return all.size() < limits::declaration ? (begun_ = false, Token::cut) : Token::strange;
  std::string_view rest = all.substr(5, close - 5);
  const auto take = [&](std::string_view name, auto&& good) {
    if (!rest.starts_with(name)) return false;
    std::string_view after = rest.substr(name.size());
    if (after.empty() || (after[0] != '"' && after[0] != '\'')) return false;
    const std::size_t quote = after.find(after[0], 1);
    if (quote == after.npos || !good(after.substr(1, quote - 1))) return false;
    rest = after.substr(quote + 1);
    return true;
  };
  if (!take(" version=", [](std::string_view value) { return value == "1.0"; })) return Token::strange;
  // Which encoding it is has been settled before.
  take(" encoding=", [](std::string_view value) {
    const auto in = [](char c) { return c != ':' && (name_kinds[static_cast<unsigned char>(c)] & in_name); };
    return !value.empty() && (name_kinds[static_cast<unsigned char>(value[0])] & begins_name) && value[0] != '_' &&
           std::ranges::all_of(value, in);
  });
  take(" standalone=", [](std::string_view value) { return value == "yes" || value == "no"; });
  if (!rest.empty()) return Token::strange;
  pass(at, at + close + 2, 0);
  at += close + 2;
  return Token::read;
}

// A line feed and the spaces that the next tag stands behind: most texts are no more.
bool Scanner::indentation(const char*& at, const char* end) {
  const char* const to = first_non_space(at + 1, end);
  if (to == end || *to != '<' || depth_ == 0) return false;
  receiver_.text({at, std::size_t(to - at)});
  place_ = {place_.line + 1, std::uint32_t(to - at)};
  at = to;
  return true;
}

Token Scanner::text(const char*& at, const char* end) {
  if (*at == '\n' && indentation(at, end)) return Token::read;
  unsigned seen = 0;
  const char* to = at;
  for (; to != end; ++to) {
    const unsigned kind = kind_of(*to);
    if (kind & less) break;
    seen |= kind;
  }
  if (to == end) return Token::cut;
  if (!acceptable(at, to, seen)) return Token::strange;
  const std::string_view piece(at, std::size_t(to - at));
  if (depth_ == 0) {
    if (!std::ranges::all_of(piece, blank)) return Token::strange;
  } else if (seen & (ampersand | carriage)) {
    if ((seen & bracket) && piece.contains("]]>")) return Token::strange;
    cooked_.clear();
    if (!cook(at, to, cooked_)) return Token::strange;
    receiver_.text(cooked_);
  } else {
    if ((seen & bracket) && piece.contains("]]>")) return Token::strange;
    receiver_.text(piece);
  }
  pass(at, to, seen);
  at = to;
  return Token::read;
}

Token Scanner::comment(const char*& at, const char* end) {
  const std::string_view rest(at + 4, std::size_t(end - at - 4));
  if (rest.empty()) return Token::cut;
  if (rest[0] == '>' || rest[0] == '-') return Token::strange;  // libxml2 takes `<!-->` for the end as well
  const std::size_t dashes = rest.find("--");
  if (dashes == rest.npos || dashes + 2 == rest.size()) return Token::cut;
  if (rest[dashes + 2] != '>') return Token::strange;
  const char* const to = rest.data() + dashes + 3;
  unsigned seen = 0;
  for (const char* c = rest.data(); c != to; ++c) seen |= kind_of(*c);
  if (!acceptable(at, to, seen)) return Token::strange;
  pass(at, to, seen);
  at = to;
  return Token::read;
}

Token Scanner::end_tag(const char*& at, const char* end) {
  if (depth_ == 0) return Token::strange;
  const OpenTag& last = open_[depth_ - 1];
  const std::size_t size = last.name_size + 3;
  if (std::size_t(end - at) < size) return Token::cut;
  if (std::memcmp(at + 2, last.text.data() + 1, last.name_size) != 0 || at[size - 1] != '>') return Token::strange;
  pass(at, at + size, 0);
  at += size;
  --depth_;
  tags_.leave(last.namespaces);
  receiver_.end(place_);
  return Token::read;
}

Token Scanner::start_tag(const char*& at, const char* end) {
  if (depth_ == 0 && root_seen_) return Token::strange;
  if (const Token what = tags_.read(at, end); what != Token::read) return what;
  const bool empty = tags_.empty();
  root_seen_ = true;
  if (depth_ == 0 || (!empty && depth_ < limits::depth)) {
    OpenTag& open = open_[depth_];
    open.text.assign(at, tags_.after());
    open.name_size = tags_.name_size();
    open.place = place_;
    open.namespaces = tags_.namespaces_outside();
  }
  receiver_.start(tags_.tag(place_));
  if (stopped_) return Token::read;
  pass(at, tags_.after(), tags_.seen());
  at = tags_.after();
  if (empty) {
    tags_.leave(tags_.namespaces_outside());
    receiver_.end(place_);
  } else {
    ++depth_;
  }
  return Token::read;
}

}  // namespace safon::xml
