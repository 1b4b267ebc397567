#include "adapters/xml/text/scanner.hpp"

#include <libxml/uri.h>

#include <algorithm>
#include <cstring>

#include "adapters/xml/limits.hpp"
#include "adapters/xml/text/characters.hpp"

namespace safon::xml {
namespace {

constexpr std::size_t name_slots = 1024;
constexpr std::size_t longest_name = 200;
constexpr std::size_t most_attributes = 32;  // each is compared with each

std::size_t hash(std::string_view text) {
  std::uint64_t first = 0, last = 0;
  if (text.size() >= 8) {
    std::memcpy(&first, text.data(), 8);
    std::memcpy(&last, text.data() + text.size() - 8, 8);
  } else {
    for (const char c : text) first = first << 8 | static_cast<unsigned char>(c);
  }
  const std::uint64_t mixed = (first ^ (last << 1 | last >> 63) ^ text.size()) * 0x9E3779B97F4A7C15ULL;
  return std::size_t(mixed ^ mixed >> 32);
}

// Whether libxml2 takes this as the name of a namespace without an error.
bool names_a_namespace(const std::string& uri) {
  if (uri.empty() || uri.starts_with("http://www.w3.org/XML/1998/") || uri.starts_with("http://www.w3.org/2000/xmlns"))
    return false;
  xmlURI* const parsed = xmlParseURI(uri.c_str());
  xmlFreeURI(parsed);
  return parsed != nullptr;
}

}  // namespace

Scanner::Scanner(EventReceiver& receiver, Intern intern)
    : receiver_(receiver), intern_(std::move(intern)), open_(limits::depth + 1), names_(name_slots) {}

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

Scanner::Token Scanner::token(const char*& at, const char* end) {
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

Scanner::Token Scanner::declaration(const char*& at, const char* end) {
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

Scanner::Token Scanner::text(const char*& at, const char* end) {
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

Scanner::Token Scanner::comment(const char*& at, const char* end) {
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

Scanner::Token Scanner::end_tag(const char*& at, const char* end) {
  if (depth_ == 0) return Token::strange;
  const OpenTag& last = open_[depth_ - 1];
  const std::size_t size = last.name_size + 3;
  if (std::size_t(end - at) < size) return Token::cut;
  if (std::memcmp(at + 2, last.text.data() + 1, last.name_size) != 0 || at[size - 1] != '>') return Token::strange;
  pass(at, at + size, 0);
  at += size;
  --depth_;
  namespaces_.resize(last.namespaces);
  receiver_.end(place_);
  return Token::read;
}

const Scanner::KnownName* Scanner::known(std::string_view name) {
  std::size_t slot = hash(name) & (name_slots - 1);
  for (;; slot = (slot + 1) & (name_slots - 1)) {
    const KnownName& found = names_[slot];
    if (found.local == nullptr) break;
    if (found.text == name) return &found;
  }
  if (2 * name_count_ >= name_slots || name.size() > longest_name) return nullptr;
  const std::size_t colon = name.find(':');
  const std::string_view local = colon == name.npos ? name : name.substr(colon + 1);
  const std::string_view prefix = colon == name.npos ? std::string_view() : name.substr(0, colon);
  // `xml` and `xmlns` have meanings of their own; the first is left to the parser.
  if (local.empty() || local.contains(':') || !(name_kinds[static_cast<unsigned char>(local[0])] & begins_name) ||
      prefix == "xml" || colon == 0)
    return nullptr;
  names_[slot] = {std::string(name), colon == name.npos ? nullptr : intern_(prefix), intern_(local)};
  ++name_count_;
  return &names_[slot];
}

bool Scanner::resolve(InternedName prefix, InternedName& uri) const {
  uri = nullptr;
  for (std::size_t n = namespaces_.size(); n-- > 0;)
    if (namespaces_[n].prefix == prefix) {
      uri = namespaces_[n].uri;
      return true;
    }
  return prefix == nullptr;
}

// `at` is after the opening quotation mark, and goes after the closing one.
Scanner::Token Scanner::value(const char*& at, const char* end, unsigned& seen) {
  const char quote = at[-1];
  const char* to = at;
  unsigned here = 0;
  for (; to != end && *to != quote; ++to) here |= kind_of(*to);
  if (to == end) return here & less ? Token::strange : Token::cut;
  if (here & (less | newline | carriage | tab) || !acceptable(at, to, here)) return Token::strange;
  Written& one = written_.back();
  if (here & ampersand) {
    one.begin = nullptr;
    one.cooked = cooked_.size();
    if (!cook(at, to, cooked_)) return Token::strange;
    one.cooked_end = cooked_.size();
  } else {
    one.begin = at;
    one.end = to;
  }
  seen |= here;
  at = to + 1;
  return Token::read;
}

// Takes the declarations of namespaces out of the attributes; `plain` is how many are left.
Scanner::Token Scanner::namespaces_of(std::size_t& plain) {
  plain = 0;
  const std::size_t outside = namespaces_.size();
  for (const Written& one : written_) {
    const std::string_view name = one.name->text;
    if (!name.starts_with("xmlns")) {
      written_[plain++] = one;
      continue;
    }
    const bool is_default = name == "xmlns";
    if (!is_default && name[5] != ':') return Token::strange;
    if (!one.begin) return Token::strange;
    const std::string uri(one.begin, one.end);
    const InternedName prefix = is_default ? nullptr : one.name->local;
    if (!names_a_namespace(uri) || (prefix && std::string_view(prefix).starts_with("xml"))) return Token::strange;
    for (std::size_t n = outside; n < namespaces_.size(); ++n)
      if (namespaces_[n].prefix == prefix) return Token::strange;
    namespaces_.push_back({prefix, intern_(uri)});
  }
  written_.resize(plain);
  return Token::read;
}

// The attributes as the receiver gets them. No two may have one name.
Scanner::Token Scanner::fill_raw() {
  const auto bytes = [](const char* text) { return reinterpret_cast<const unsigned char*>(text); };
  raw_.resize(5 * written_.size());
  for (std::size_t a = 0; a < written_.size(); ++a) {
    const Written& one = written_[a];
    InternedName uri = nullptr;
    if (one.name->prefix && !resolve(one.name->prefix, uri)) return Token::strange;
    const unsigned char** const raw = &raw_[5 * a];
    raw[0] = bytes(one.name->local);
    raw[1] = bytes(one.name->prefix);
    raw[2] = bytes(uri);
    raw[3] = bytes(one.begin ? one.begin : cooked_.data() + one.cooked);
    raw[4] = bytes(one.begin ? one.end : cooked_.data() + one.cooked_end);
    for (std::size_t before = 0; before < a; ++before)
      if (raw_[5 * before] == raw[0] && raw_[5 * before + 2] == raw[2]) return Token::strange;
  }
  return Token::read;
}

Scanner::Token Scanner::start_tag(const char*& at, const char* end) {
  const auto name_end = [&](const char* from) {
    while (from != end && (name_kinds[static_cast<unsigned char>(*from)] & in_name)) ++from;
    return from;
  };
  if (depth_ == 0 && root_seen_) return Token::strange;
  if (!(name_kinds[static_cast<unsigned char>(at[1])] & begins_name)) return Token::strange;
  const char* to = name_end(at + 1);
  if (to == end) return Token::cut;
  const std::size_t name_size = std::size_t(to - at - 1);
  const KnownName* const name = known({at + 1, name_size});
  if (!name || std::string_view(name->text).starts_with("xmlns")) return Token::strange;

  written_.clear();
  cooked_.clear();
  unsigned seen = 0;
  for (;;) {
    const char* const before = to;
    while (to != end && (*to == ' ' || *to == '\n' || *to == '\t')) seen |= kind_of(*to++);
    if (to == end) return Token::cut;
    if (*to == '>' || *to == '/') break;
    if (to == before || written_.size() == most_attributes) return Token::strange;
    if (!(name_kinds[static_cast<unsigned char>(*to)] & begins_name)) return Token::strange;
    const char* const begin = to;
    to = name_end(to);
    if (end - to < 2) return Token::cut;
    const KnownName* const attribute = known({begin, std::size_t(to - begin)});
    if (!attribute || to[0] != '=' || (to[1] != '"' && to[1] != '\'')) return Token::strange;
    written_.push_back({attribute, nullptr, nullptr, 0, 0});
    to += 2;
    if (const Token what = value(to, end, seen); what != Token::read) return what;
  }
  const bool empty = *to == '/';
  if (empty && to + 1 == end) return Token::cut;
  if (empty && to[1] != '>') return Token::strange;

  const std::size_t outside = namespaces_.size();
  const auto strange = [&] {
    namespaces_.resize(outside);
    return Token::strange;
  };
  std::size_t plain = 0;
  InternedName uri = nullptr;
  if (namespaces_of(plain) != Token::read || fill_raw() != Token::read || !resolve(name->prefix, uri)) return strange();
  const StartTag tag{.local = name->local,
                     .prefix = name->prefix,
                     .uri = uri,
                     .place = place_,
                     .attribute_count = plain,
                     .raw = raw_.data(),
                     .begin = at,
                     .end = to,
                     .plain = !(seen & (newline | high))};
  const char* const after = to + (empty ? 2 : 1);
  root_seen_ = true;
  if (depth_ == 0 || (!empty && depth_ < limits::depth)) {
    OpenTag& open = open_[depth_];
    open.text.assign(at, after);
    open.name_size = name_size;
    open.place = place_;
    open.namespaces = outside;
  }
  receiver_.start(tag);
  if (stopped_) return Token::read;
  pass(at, after, seen);
  at = after;
  if (empty) {
    namespaces_.resize(outside);
    receiver_.end(place_);
  } else {
    ++depth_;
  }
  return Token::read;
}

}  // namespace safon::xml
