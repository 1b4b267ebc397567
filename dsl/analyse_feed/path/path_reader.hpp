// Recognises XPath 1.0 by recursive descent. Internal to dsl/analyse_feed; path.hpp is what others see.
#pragma once
#include <algorithm>
#include <array>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "dsl/analyse_feed/path/path.hpp"

namespace safon::feed_path {

using Step = PathStep;
using Predicate = PathPredicate;

inline constexpr std::array<std::string_view, 4> node_tests{"comment", "text", "processing-instruction", "node"};

inline bool blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
inline bool digit(char c) {
  return c >= '0' && c <= '9';
}
inline bool starts_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
inline bool in_name(char c) {
  return starts_name(c) || digit(c) || c == '-' || c == '.';
}

/// Notes plain steps on its way, and gives them up (`plain_`) where
/// the text goes beyond them. The first mistake stays; everything after it fails quickly.
class PathReader {
 public:
  explicit PathReader(std::string_view text) : text_(text) {}

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

}  // namespace safon::feed_path
