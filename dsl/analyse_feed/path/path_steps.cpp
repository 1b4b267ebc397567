// The steps of a path, and what chooses among the nodes of a step.
#include <algorithm>

#include "dsl/analyse_feed/path/path_reader.hpp"

namespace safon::feed_path {

namespace {

constexpr std::array<std::string_view, 13> axes{
    "ancestor",  "ancestor-or-self",  "attribute", "child",  "descendant", "descendant-or-self",
    "following", "following-sibling", "namespace", "parent", "preceding",  "preceding-sibling",
    "self"};

}  // namespace

void PathReader::location(int depth) {
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

void PathReader::node_name(Step& step) {
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

void PathReader::step(int depth) {
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
bool PathReader::plain_predicate(Step& step) {
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

void PathReader::predicate(Step& step, int depth) {
  skip();
  const bool may_be_plain = plain_ && step.kind == Step::Kind::child;
  if (!may_be_plain || !plain_predicate(step)) {
    plain_ = false;
    expression(depth + 1);
  }
  if (!error_ && !take("]")) expected("`]`");
}

}  // namespace safon::feed_path
