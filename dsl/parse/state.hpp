// What the grammar carries with it: the tokens, and what would have been right at the furthest place that it reached.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "dsl/parse/report.hpp"
#include "dsl/parse/scan/token.hpp"
#include "dsl/syntax/nodes.hpp"

namespace safon::parsing {

/// Thrown where going on makes no sense and the mistake is reported already; caught by the block or the file.
struct Abandoned {};

class State {
 public:
  State(std::string_view text, Tokens tokens, Report& report)
      : text_(text), tokens_(std::move(tokens)), report_(report) {}

  [[nodiscard]] Iterator begin() const { return tokens_.data(); }
  /// One past the end token, which nothing takes: whoever looks at a token may look at it without asking.
  [[nodiscard]] Iterator end() const { return tokens_.data() + tokens_.size(); }
  [[nodiscard]] Iterator partner(Iterator bracket) const { return begin() + bracket->partner; }
  [[nodiscard]] Report& report() { return report_; }
  [[nodiscard]] bool full() const { return report_.full(); }

  /// From the first token to before the last.
  [[nodiscard]] Span span(Iterator first, Iterator last) const;
  [[nodiscard]] Span span(Iterator token) const { return span(token, token + 1); }
  [[nodiscard]] std::string written(Iterator first, Iterator last) const;

  /// The words between two expressions, without blanks and comments around them.
  [[nodiscard]] Span operator_between(Span between) const;

  // ------------------------------------------------------------------------------------------- what was expected
  enum class Expected : std::uint8_t {
    word,      // this very word
    name,      // a name of somebody's choice
    other,     // a sign or value
    possible,  // a word that might go on here, but need not
  };
  void miss(Iterator at, std::string_view what, Expected kind);
  /// Remembers where a rule began, so that `rename` can say what was wanted there as a whole.
  struct Mark {
    Iterator start;
    std::size_t misses;
  };
  [[nodiscard]] Mark mark(Iterator start) const { return {start, furthest_ == start ? misses_.size() : 0}; }
  void rename(Mark mark, std::string_view what);
  void forget();
  [[nodiscard]] Iterator furthest(Iterator at_least) const {
    return furthest_ && furthest_ > at_least ? furthest_ : at_least;
  }

  /// Before an item: what might have gone on with the item before it is kept, for a keyword that is misspelt here.
  void start_at(Iterator start);

  enum class Mended : std::uint8_t {
    no,
    start_again,  // the stretch in which the word stands may be read again
    look_on,      // the word goes on with what is read already
  };
  /// A keyword that is nearly right is reported and put right.
  [[nodiscard]] Mended mend();
  /// Says what was expected and what was found, unless what was found is itself reported already.
  void report_failure(Iterator start, std::string_view whole);
  /// Where the next item of the block begins: on a line of its own, outside all brackets; or the block's end.
  [[nodiscard]] Iterator next_item(Iterator start, Iterator close) const;
  /// Where the next declaration begins, or the end.
  [[nodiscard]] Iterator next_declaration(Iterator start) const;

  void replace(Iterator token, std::string_view word);

  int depth = 0;                   // of rules that hold themselves
  int in_where = 0;                // a comparison in a `where` leaves a second relation to the set
  Iterator block_close = nullptr;  // of the block that is being read; null between declarations
  bool header_failed = false;      // the declaration's first line could not be read

 private:
  struct Miss {
    std::string_view what;
    Expected kind;
  };
  [[nodiscard]] std::string found(Iterator token) const;
  [[nodiscard]] static Iterator counted_group(Iterator start, Iterator of);
  [[nodiscard]] std::string advice(Iterator start, Iterator at, std::string_view expected) const;
  [[nodiscard]] bool report_special(Iterator token);
  [[nodiscard]] bool name_in_pieces(Iterator token);
  [[nodiscard]] bool begins_named_item(Iterator name) const;
  [[nodiscard]] bool unindented(Iterator token) const;
  [[nodiscard]] bool mend_first_word();
  void misspelt(Iterator token, std::string_view meant);

  std::string_view text_;
  Tokens tokens_;
  Report& report_;
  Iterator furthest_ = nullptr;
  std::size_t earlier_ = 0;  // misses of the item before, which ended at furthest_
  std::vector<Miss> misses_;
};

}  // namespace safon::parsing
