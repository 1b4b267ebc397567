#include "adapters/web/http/message.hpp"

#include <cctype>

namespace safon::http {
namespace {

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

std::string_view Request::header(std::string_view name) const {
  const auto found = headers.find(name);
  return found == headers.end() ? std::string_view() : std::string_view(found->second);
}

std::string decoded(std::string_view text, bool form, bool& well_formed) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += form && text[i] == '+' ? ' ' : text[i];
      continue;
    }
    const int high = i + 2 < text.size() ? digit(text[i + 1]) : -1, low = high < 0 ? -1 : digit(text[i + 2]);
    if (low < 0 || (high == 0 && low == 0)) {
      well_formed = false;
      return {};
    }
    out += char(high * 16 + low);
    i += 2;
  }
  return out;
}

std::string encoded(std::string_view text) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  for (const char each : text) {
    const auto c = static_cast<unsigned char>(each);
    if (std::isalnum(c) || c == '-' || c == '_' || c == '.') {
      out += each;
    } else {
      out += '%';
      out += digits[c >> 4];
      out += digits[c & 15];
    }
  }
  return out;
}

Fields fields_of(std::string_view text, bool& well_formed) {
  Fields fields;
  well_formed = true;
  while (!text.empty()) {
    const auto end = std::min(text.find('&'), text.size());
    const auto field = text.substr(0, end);
    const auto equals = std::min(field.find('='), field.size());
    auto name = decoded(field.substr(0, equals), true, well_formed);
    auto value = decoded(field.substr(std::min(equals + 1, field.size())), true, well_formed);
    if (!field.empty()) fields.emplace(std::move(name), std::move(value));
    if (fields.size() > fields_in_a_form) well_formed = false;
    if (!well_formed) return {};
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return fields;
}

std::string cookie(const Request& request, std::string_view name) {
  std::string_view all = request.header("cookie");
  while (!all.empty()) {
    const auto end = std::min(all.find(';'), all.size());
    auto each = all.substr(0, end);
    while (each.starts_with(' ')) each.remove_prefix(1);
    const auto equals = each.find('=');
    if (equals != std::string_view::npos && each.substr(0, equals) == name) return std::string(each.substr(equals + 1));
    all.remove_prefix(std::min(end + 1, all.size()));
  }
  return {};
}

}  // namespace safon::http
