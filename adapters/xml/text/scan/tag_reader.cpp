#include "adapters/xml/text/scan/tag_reader.hpp"

#include <libxml/uri.h>

#include <algorithm>
#include <utility>

#include "adapters/xml/text/scan/characters.hpp"

namespace safon::xml {
namespace {

// Whether libxml2 takes this as the name of a namespace without an error.
bool names_a_namespace(const std::string& uri) {
  if (uri.empty() || uri.starts_with("http://www.w3.org/XML/1998/") || uri.starts_with("http://www.w3.org/2000/xmlns"))
    return false;
  xmlURI* const parsed = xmlParseURI(uri.c_str());
  xmlFreeURI(parsed);
  return parsed != nullptr;
}

const unsigned char* bytes(const char* text) {
  return reinterpret_cast<const unsigned char*>(text);
}

const char* chars(const unsigned char* text) {
  return reinterpret_cast<const char*>(text);
}

const char* name_end(const char* at, const char* end) {
  while (at != end && (name_kinds[static_cast<unsigned char>(*at)] & in_name)) ++at;
  return at;
}

bool begins_a_name(char c) {
  return (name_kinds[static_cast<unsigned char>(c)] & begins_name) != 0;
}

}  // namespace

bool TagReader::resolve(InternedName prefix, InternedName& uri) const {
  uri = nullptr;
  for (std::size_t n = namespaces_.size(); n-- > 0;)
    if (namespaces_[n].prefix == prefix) {
      uri = namespaces_[n].uri;
      return true;
    }
  return prefix == nullptr;
}

// False: the tag has an attribute of this name.
bool TagReader::put(KnownName& name, const char* begin, const char* end) {
  if (std::exchange(name.in_tag, number_) == number_) return false;
  const unsigned char** const raw = &raw_[5 * count_];
  raw[0] = bytes(name.local);
  raw[1] = bytes(name.prefix);
  raw[2] = nullptr;
  raw[3] = bytes(begin);
  raw[4] = bytes(end);
  attributes_[count_++] = &name;
  special_ |= name.special;
  return true;
}

// `at` is after the opening quotation mark, and goes after the closing one.
Token TagReader::value(KnownName& name, const char*& at, const char* end) {
  const char quote = at[-1];
  const char* to = first_special(at, end, quote);
  unsigned here = 0;
  for (; to != end && *to != quote; ++to) here |= kind_of(*to);
  if (to == end) return here & less ? Token::strange : Token::cut;
  if (here & (less | newline | carriage | tab) || !acceptable(at, to, here)) return Token::strange;
  const char *from = at, *until = to;
  if (here & ampersand) {
    // Never longer than it was written, so that all of a tag's stay where they are.
    if (cooked_.empty()) cooked_.reserve(std::size_t(end - at));
    const std::size_t begin = cooked_.size();
    if (!cook(at, to, cooked_)) return Token::strange;
    from = cooked_.data() + begin;
    until = cooked_.data() + cooked_.size();
  }
  seen_ |= here;
  at = to + 1;
  return put(name, from, until) ? Token::read : Token::strange;
}

// Up to `>` or `/`.
Token TagReader::attributes(const char*& from, const char* end) {
  KnownName* last = name_;
  const char* at = from;
  for (;;) {
    KnownName* attribute = last->follower;
    if (attribute && std::size_t(end - at) > KnownName::widest && count_ < most_attributes &&
        attribute->stands_plainly_at(at)) {
      at += attribute->plain_size;
      const char* const to = first_special(at, end, '"');
      if (to != end && *to == '"') {
        if (!put(*attribute, at, to)) return Token::strange;
        at = to + 1;
        last = attribute;
        continue;
      }
    } else {
      const char* const before = at;
      while (at != end && (*at == ' ' || *at == '\n' || *at == '\t')) seen_ |= kind_of(*at++);
      if (at == end) return Token::cut;
      if (*at == '>' || *at == '/') break;
      if (at == before || count_ == most_attributes || !begins_a_name(*at)) return Token::strange;
      const char* const begin = at;
      at = name_end(at, end);
      if (end - at < 2) return Token::cut;
      attribute = names_.find({begin, std::size_t(at - begin)});
      if (!attribute || at[0] != '=' || (at[1] != '"' && at[1] != '\'')) return Token::strange;
      last->follower = attribute;
      at += 2;
    }
    if (const Token what = value(*attribute, at, end); what != Token::read) return what;
    last = attribute;
  }
  from = at;
  return Token::read;
}

// Takes the declarations of namespaces out of the attributes.
Token TagReader::declare_namespaces() {
  std::size_t plain = 0;
  for (std::size_t a = 0; a < count_; ++a) {
    const KnownName& name = *attributes_[a];
    const unsigned char** const raw = &raw_[5 * a];
    if (!name.begins_xmlns) {
      std::copy_n(raw, 5, &raw_[5 * plain]);
      attributes_[plain++] = &name;
      continue;
    }
    const bool is_default = name.text == "xmlns";
    if (!is_default && name.text[5] != ':') return Token::strange;
    if (chars(raw[3]) < begin_ || chars(raw[3]) > close_) return Token::strange;  // it had references in it
    const std::string uri(chars(raw[3]), chars(raw[4]));
    const InternedName prefix = is_default ? nullptr : name.local;
    if (!names_a_namespace(uri) || (prefix && std::string_view(prefix).starts_with("xml"))) return Token::strange;
    for (std::size_t n = outside_; n < namespaces_.size(); ++n)
      if (namespaces_[n].prefix == prefix) return Token::strange;
    namespaces_.push_back({prefix, names_.intern(uri)});
  }
  count_ = plain;
  return Token::read;
}

// The namespaces of the attributes with a prefix. No two may be the same attribute.
Token TagReader::resolve_all() {
  for (std::size_t a = 0; a < count_; ++a) {
    const unsigned char** const raw = &raw_[5 * a];
    InternedName uri = nullptr;
    if (raw[1] && !resolve(attributes_[a]->prefix, uri)) return Token::strange;
    raw[2] = bytes(uri);
    for (const unsigned char** before = raw_.data(); before != raw; before += 5)
      if (before[0] == raw[0] && before[2] == raw[2]) return Token::strange;
  }
  return Token::read;
}

// Mostly it is called like the one before.
KnownName* TagReader::element(const char* begin, const char* end, const char*& after) {
  if (name_) {
    const std::size_t size = name_->text.size();
    if (std::size_t(end - begin) > size && std::memcmp(begin, name_->text.data(), size) == 0 &&
        !(name_kinds[static_cast<unsigned char>(begin[size])] & in_name)) {
      after = begin + size;
      return name_;
    }
  }
  after = name_end(begin, end);
  return after == end ? nullptr : names_.find({begin, std::size_t(after - begin)});
}

Token TagReader::read(const char* begin, const char* end) {
  if (!begins_a_name(begin[1])) return Token::strange;
  const char* at = nullptr;
  KnownName* const name = element(begin + 1, end, at);
  if (at == end) return Token::cut;
  if (!name || name->begins_xmlns) return Token::strange;
  name_ = name;
  begin_ = begin;
  count_ = 0;
  cooked_.clear();
  seen_ = 0;
  special_ = false;
  ++number_;
  if (const Token what = attributes(at, end); what != Token::read) return what;
  close_ = at;
  empty_ = *at == '/';
  if (empty_ && at + 1 == end) return Token::cut;
  if (empty_ && at[1] != '>') return Token::strange;
  after_ = at + (empty_ ? 2 : 1);
  outside_ = namespaces_.size();
  if (special_ && (declare_namespaces() != Token::read || resolve_all() != Token::read)) {
    leave(outside_);
    return Token::strange;
  }
  if (!resolve(name->prefix, uri_)) {
    leave(outside_);
    return Token::strange;
  }
  return Token::read;
}

StartTag TagReader::tag(TextPlace place) const {
  return {.local = name_->local,
          .prefix = name_->prefix,
          .uri = uri_,
          .place = place,
          .attribute_count = count_,
          .raw = raw_.data(),
          .begin = begin_,
          .end = close_,
          .plain = !(seen_ & (newline | high))};
}

}  // namespace safon::xml
