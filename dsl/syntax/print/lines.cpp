#include "dsl/syntax/print/lines.hpp"

#include "dsl/syntax/print/expression.hpp"

namespace safon::syntax {

Lines& Lines::begin(std::string_view word) {
  if (!text_.empty()) text_ += '\n';
  text_.append(std::size_t(depth_) * 2, ' ');
  text_ += word;
  return *this;
}

Lines& Lines::operator<<(std::string_view word) {
  text_ += ' ';
  text_ += word;
  return *this;
}

Lines& Lines::operator<<(const Name& name) {
  return *this << std::string_view(name.text);
}

Lines& Lines::operator<<(const Text& text) {
  text_ += ' ';
  print_text(text_, text.value);
  return *this;
}

Lines& Lines::operator<<(const Label& label) {
  for (const auto& [language, text] : label.texts) {
    if (!language.text.empty()) *this << "@" + language.text;
    *this << text;
  }
  return *this;
}

Lines& Lines::operator<<(const DateLiteral& date) {
  return *this << to_iso(date.date);
}

Lines& Lines::operator<<(const Expr& expr) {
  text_ += ' ';
  print(text_, expr);
  return *this;
}

Lines& Lines::operator<<(const Path& path) {
  text_ += ' ';
  print(text_, path);
  return *this;
}

void cites(Lines& out, const std::vector<Text>& texts) {
  for (const Text& text : texts) out.begin("cites") << text;
}

}  // namespace safon::syntax
