// The text of a syntax tree as it grows: one line for each node, what it holds two blanks further in.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "dsl/syntax/expression.hpp"

namespace safon::syntax {

class Lines {
 public:
  /// Lines that begin while it lives are two blanks further in.
  class Indent {
   public:
    explicit Indent(Lines& lines) : lines_(lines) { ++lines_.depth_; }
    ~Indent() { --lines_.depth_; }
    Indent(const Indent&) = delete;
    Indent& operator=(const Indent&) = delete;

   private:
    Lines& lines_;
  };

  Lines& begin(std::string_view word);
  Lines& operator<<(std::string_view word);
  Lines& operator<<(const Name& name);
  Lines& operator<<(const Text& text);
  Lines& operator<<(const Label& label);
  Lines& operator<<(const DateLiteral& date);
  Lines& operator<<(const Expr& expr);
  Lines& operator<<(const Path& path);

  /// No line end behind the last line.
  [[nodiscard]] std::string take() && { return std::move(text_); }

 private:
  std::string text_;
  int depth_ = 0;
};

/// A line for each.
void cites(Lines& out, const std::vector<Text>& texts);

}  // namespace safon::syntax
