// What stands between and around the steps of a path: operators, literals, functions.
#include <algorithm>

#include "dsl/analyse_feed/path/path_reader.hpp"

namespace safon::feed_path {

namespace {

constexpr int deepest = 50;  // brackets and parentheses inside one another

struct Function {
  std::string_view name;
  int least, most;  // arguments
};
constexpr int any_number = 99;
constexpr std::array core_functions{
    Function{"last", 0, 0},
    Function{"position", 0, 0},
    Function{"count", 1, 1},
    Function{"id", 1, 1},
    Function{"local-name", 0, 1},
    Function{"namespace-uri", 0, 1},
    Function{"name", 0, 1},
    Function{"string", 0, 1},
    Function{"concat", 2, any_number},
    Function{"starts-with", 2, 2},
    Function{"contains", 2, 2},
    Function{"substring-before", 2, 2},
    Function{"substring-after", 2, 2},
    Function{"substring", 2, 3},
    Function{"string-length", 0, 1},
    Function{"normalize-space", 0, 1},
    Function{"translate", 3, 3},
    Function{"boolean", 1, 1},
    Function{"not", 1, 1},
    Function{"true", 0, 0},
    Function{"false", 0, 0},
    Function{"lang", 1, 1},
    Function{"number", 0, 1},
    Function{"sum", 1, 1},
    Function{"floor", 1, 1},
    Function{"ceiling", 1, 1},
    Function{"round", 1, 1},
};

}  // namespace

// Which operator binds more tightly does not matter to whether the text is an expression.
void PathReader::expression(int depth) {
  if (depth > deepest) return fail("it is nested too deeply");
  while (take("-")) plain_ = false;
  operand(depth);
  while (!error_ && operator_here()) {
    plain_ = false;
    while (take("-")) continue;
    operand(depth);
  }
}

bool PathReader::operator_here() {
  for (const std::string_view sign : {"|", "<=", ">=", "!=", "=", "<", ">", "+", "-", "*"})
    if (take(sign)) return true;
  for (const std::string_view word : {"and", "or", "div", "mod"})
    if (take_word(word)) return true;
  return false;
}

void PathReader::operand(int depth) {
  if (at_ >= text_.size()) return expected("a path");
  const char c = text_[at_];
  const bool number = digit(c) || (c == '.' && at_ + 1 < text_.size() && digit(text_[at_ + 1]));
  if (c == '$') return fail("a feed has no variables such as `$`");
  if (c == '"' || c == '\'') {
    plain_ = false;
    literal();
  } else if (number) {
    plain_ = false;
    while (at_ < text_.size() && (digit(text_[at_]) || text_[at_] == '.')) ++at_;
    skip();
  } else if (take("(")) {
    plain_ = false;
    expression(depth + 1);
    if (!error_ && !take(")")) return expected("`)`");
  } else if (!function_call(depth)) {
    return location(depth);
  }
  // What an operand that is no path may be followed by: [1], /child.
  Step ignored;
  while (!error_ && take("[")) predicate(ignored, depth);
  if (!error_ && (next_is("/"))) {
    if (!take("//")) take("/");
    location(depth);
  }
}

std::string_view PathReader::literal() {
  const char quote = text_[at_];
  const std::size_t end = text_.find(quote, at_ + 1);
  if (end == std::string_view::npos) {
    fail("this text is not closed");
    return {};
  }
  const std::string_view value = text_.substr(at_ + 1, end - at_ - 1);
  at_ = end + 1;
  skip();
  return value;
}

bool PathReader::function_call(int depth) {
  const std::size_t begin = at_;
  const std::string_view word = name();
  const std::size_t after = at_;
  skip();
  const bool call = !word.empty() && next_is("(") && std::ranges::find(node_tests, word) == node_tests.end();
  if (!call) {
    at_ = begin;
    return false;
  }
  plain_ = false;
  const auto function = std::ranges::find(core_functions, word, &Function::name);
  if (function == core_functions.end()) {
    at_ = begin;
    fail("there is no function `" + std::string(word) + "`");
    return true;
  }
  take("(");
  int arguments = 0;
  if (!next_is(")")) {
    do {
      expression(depth + 1);
      ++arguments;
    } while (!error_ && take(","));
  }
  if (!error_ && !take(")")) expected("`)`");
  if (!error_ && (arguments < function->least || arguments > function->most)) {
    at_ = after;
    fail("`" + std::string(word) + "` takes another number of values than " + std::to_string(arguments));
  }
  return true;
}

}  // namespace safon::feed_path
