#include "dsl/analyse_feed/path.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace safon {

namespace {

using Step = PathStep;
using Predicate = PathPredicate;

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
constexpr std::array<std::string_view, 13> axes{
    "ancestor",  "ancestor-or-self",  "attribute", "child",  "descendant", "descendant-or-self",
    "following", "following-sibling", "namespace", "parent", "preceding",  "preceding-sibling",
    "self"};
constexpr std::array<std::string_view, 4> node_tests{"comment", "text", "processing-instruction", "node"};

bool blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
bool digit(char c) {
  return c >= '0' && c <= '9';
}
bool starts_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool in_name(char c) {
  return starts_name(c) || digit(c) || c == '-' || c == '.';
}

// A recogniser of XPath 1.0 by recursive descent. It notes plain steps on its way, and gives them up (`plain_`) where
// the text goes beyond them. The first mistake stays; everything after it fails quickly.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::expected<FeedPath, PathError> read() {
    skip();
    if (at_ == text_.size()) fail("it is empty");
    expression(0);
    if (!error_ && at_ < text_.size()) fail("`" + here() + "` does not belong here");
    if (error_) return std::unexpected(*error_);
    path_.plain = plain_;
    if (!plain_) path_.steps.clear();
    return std::move(path_);
  }

 private:
  void fail(std::string reason) {
    if (!error_) error_ = PathError{at_, std::move(reason)};
    at_ = text_.size();
  }
  void expected(std::string_view what) {
    fail("expected " + std::string(what) + (at_ < text_.size() ? ", found `" + here() + "`" : ""));
  }
  // The word or sign at this place, for messages.
  std::string here() const {
    std::size_t end = at_;
    while (end < text_.size() && in_name(text_[end])) ++end;
    return std::string(text_.substr(at_, std::max<std::size_t>(1, end - at_)));
  }
  void skip() {
    while (at_ < text_.size() && blank(text_[at_])) ++at_;
  }
  bool next_is(std::string_view sign) const { return text_.substr(at_).starts_with(sign); }
  bool take(std::string_view sign) {
    if (!next_is(sign)) return false;
    at_ += sign.size();
    skip();
    return true;
  }
  // A word among operators: `and`, `div` … are names wherever an operand is due.
  bool take_word(std::string_view word) {
    if (!next_is(word) || (at_ + word.size() < text_.size() && in_name(text_[at_ + word.size()]))) return false;
    return take(word);
  }
  std::string_view name() {
    const std::size_t begin = at_;
    if (at_ >= text_.size() || !starts_name(text_[at_])) return {};
    while (at_ < text_.size() && in_name(text_[at_])) ++at_;
    return text_.substr(begin, at_ - begin);
  }
  void use_prefix(const std::string& prefix) {
    if (!prefix.empty() && std::ranges::find(path_.prefixes, prefix) == path_.prefixes.end())
      path_.prefixes.push_back(prefix);
  }

  void expression(int depth);
  bool operator_here();
  void operand(int depth);
  bool function_call(int depth);
  void location(int depth);
  void step(int depth);
  void node_name(Step& step);
  void predicate(Step& step, int depth);
  bool plain_predicate(Step& step);
  std::string_view literal();

  std::string_view text_;
  std::size_t at_ = 0;
  FeedPath path_;
  bool plain_ = true;
  std::optional<PathError> error_;
};

// Which operator binds more tightly does not matter to whether the text is an expression.
void Reader::expression(int depth) {
  if (depth > deepest) return fail("it is nested too deeply");
  while (take("-")) plain_ = false;
  operand(depth);
  while (!error_ && operator_here()) {
    plain_ = false;
    while (take("-")) continue;
    operand(depth);
  }
}

bool Reader::operator_here() {
  for (const std::string_view sign : {"|", "<=", ">=", "!=", "=", "<", ">", "+", "-", "*"})
    if (take(sign)) return true;
  for (const std::string_view word : {"and", "or", "div", "mod"})
    if (take_word(word)) return true;
  return false;
}

void Reader::operand(int depth) {
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

std::string_view Reader::literal() {
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

bool Reader::function_call(int depth) {
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

void Reader::location(int depth) {
  const bool own = plain_ && path_.steps.empty() && !path_.absolute;  // the first path is the one that may be plain
  if (take("//")) {
    plain_ = false;
    if (own) path_.absolute = true;
  } else if (take("/")) {
    if (own) path_.absolute = true;
    const bool step_follows =
        at_ < text_.size() && (starts_name(text_[at_]) || next_is(".") || next_is("@") || next_is("*"));
    if (!step_follows) {
      plain_ = false;
      return;
    }
  }
  step(depth);
  while (!error_ && next_is("/")) {
    if (take("//"))
      plain_ = false;
    else
      take("/");
    step(depth);
  }
}

void Reader::node_name(Step& step) {
  if (take("*")) {
    step.name = "*";
    return;
  }
  const std::string_view first = name();
  if (first.empty()) return expected(step.kind == Step::Kind::attribute ? "a name after `@`" : "a name");
  step.name = first;
  if (next_is(":") && !next_is("::")) {
    ++at_;
    step.prefix = first;
    use_prefix(step.prefix);
    if (take("*")) {
      step.name = "*";
      return;
    }
    step.name = name();
    if (step.name.empty()) return expected("a name after `" + step.prefix + ":`");
  }
  skip();
}

void Reader::step(int depth) {
  Step step;
  const bool after_value = !path_.steps.empty() && (path_.steps.back().kind == Step::Kind::attribute ||
                                                    path_.steps.back().kind == Step::Kind::text);
  if (after_value && plain_) return fail("nothing lies inside an attribute or a text");
  if (take("..")) {
    step.kind = Step::Kind::parent;
  } else if (next_is(".")) {
    take(".");
    step.kind = Step::Kind::self;
  } else if (take("@")) {
    step.kind = Step::Kind::attribute;
    node_name(step);
  } else {
    const std::size_t begin = at_;
    const std::string_view word = name();
    skip();
    if (!word.empty() && next_is("::")) {
      if (std::ranges::find(axes, word) == axes.end()) {
        at_ = begin;
        return fail("there is no axis `" + std::string(word) + "`");
      }
      plain_ = false;
      take("::");
      const std::size_t test = at_;
      const std::string_view test_word = name();
      skip();
      if (std::ranges::find(node_tests, test_word) == node_tests.end() || !next_is("(")) {
        at_ = test;
        node_name(step);
      }
    } else if (word.empty() || !next_is("(")) {
      at_ = begin;
      node_name(step);
    } else if (std::ranges::find(node_tests, word) == node_tests.end()) {
      at_ = begin;
      return fail("`" + std::string(word) + "` is no step of a path");
    } else if (word == "text") {
      step.kind = Step::Kind::text;
    } else {
      plain_ = false;
    }
    if (!error_ && next_is("(")) {
      take("(");
      if (word == "processing-instruction" && (next_is("'") || next_is("\""))) literal();
      if (!error_ && !take(")")) return expected("`)`");
    }
  }
  while (!error_ && take("[")) predicate(step, depth);
  if (plain_ && !error_) path_.steps.push_back(std::move(step));
}

// `[X='v']`, `[@x='v']`, `[3]`: noted and taken. Anything else: nothing is taken.
bool Reader::plain_predicate(Step& step) {
  const std::size_t begin = at_;
  Predicate found;
  if (at_ < text_.size() && digit(text_[at_])) {
    std::uint32_t position = 0;
    while (at_ < text_.size() && digit(text_[at_]) && position < 1'000'000)
      position = position * 10 + (text_[at_++] - '0');
    skip();
    found.kind = Predicate::Kind::position;
    found.position = position;
    if (position > 0 && next_is("]")) {
      step.predicates.push_back(found);
      return true;
    }
    at_ = begin;
    return false;
  }
  found.kind = take("@") ? Predicate::Kind::attribute_equals : Predicate::Kind::child_equals;
  found.name = name();
  if (next_is(":") && !next_is("::")) {
    ++at_;
    found.prefix = found.name;
    found.name = name();
  }
  skip();
  if (!found.name.empty() && take("=") && (next_is("'") || next_is("\""))) {
    const std::size_t quote = at_;
    if (text_.find(text_[quote], quote + 1) != std::string_view::npos) {
      found.value = literal();
      if (next_is("]")) {
        use_prefix(found.prefix);
        step.predicates.push_back(std::move(found));
        return true;
      }
    }
  }
  at_ = begin;
  return false;
}

void Reader::predicate(Step& step, int depth) {
  skip();
  const bool may_be_plain = plain_ && step.kind == Step::Kind::child;
  if (!may_be_plain || !plain_predicate(step)) {
    plain_ = false;
    expression(depth + 1);
  }
  if (!error_ && !take("]")) expected("`]`");
}

}  // namespace

std::expected<FeedPath, PathError> parse_path(std::string_view text) {
  return Reader(text).read();
}

}  // namespace safon
