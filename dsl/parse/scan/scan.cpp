#include "dsl/parse/scan/scan.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "dsl/parse/scan/foreign.hpp"
#include "dsl/parse/scan/scan_number.hpp"
#include "dsl/parse/scan/words.hpp"

namespace safon::parsing {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool starts_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool in_word(char c) {
  return starts_word(c) || is_digit(c);
}

constexpr std::array<std::string_view, 3> long_signs = {"->", "<=", ">="};
constexpr std::string_view short_signs = "{}[]():,.@+-*/<>=";

class Scanner {
 public:
  Scanner(std::string_view text, Report& report) : text_(text), report_(report) {}

  Tokens run() {
    if (text_.starts_with(byte_order_mark)) at_ = byte_order_mark.size();
    while (at_ < text_.size() && !report_.full()) {
      const char c = text_[at_];
      if (c == '\n') {
        line_starts_ = true;
        ++at_;
      } else if (c == ' ' || c == '\t' || c == '\r') {
        ++at_;
      } else if (c == '#') {
        at_ = line_end();
      } else if (!foreign_comment()) {
        one();
      }
    }
    Token end;
    end.kind = Token::Kind::end;
    end.begin = end.end = std::uint32_t(text_.size());
    end.starts_line = true;
    tokens_.push_back(end);
    return std::move(tokens_);
  }

 private:
  /// Kept until it is passed: a line of a million texts must not be searched a million times.
  [[nodiscard]] std::size_t line_end() {
    if (line_end_ < at_ || line_end_ == 0) {
      const std::size_t end = text_.find('\n', at_);
      line_end_ = end == std::string_view::npos ? text_.size() : end;
    }
    return line_end_;
  }
  [[nodiscard]] bool ahead(std::string_view what) const { return text_.substr(at_).starts_with(what); }

  void push(Token token) {
    token.starts_line = line_starts_;
    line_starts_ = false;
    at_ = token.end;
    tokens_.push_back(token);
  }
  void push(Token::Kind kind, std::size_t length, std::string_view text) {
    Token token;
    token.kind = kind;
    token.begin = std::uint32_t(at_);
    token.end = std::uint32_t(at_ + length);
    token.text = text;
    push(token);
  }
  void push(Token::Kind kind, std::size_t length) { push(kind, length, text_.substr(at_, length)); }

  void one() {
    const char c = text_[at_];
    if (starts_word(c)) return word();
    if (is_digit(c)) {
      push(scan_number(text_, at_, report_));
      join_date_in_words(tokens_, text_, report_);
      return;
    }
    if (c == '"') return text();
    if (other_quotes() || foreign_sign()) return;
    for (const auto sign : long_signs)
      if (ahead(sign)) return push(Token::Kind::sign, sign.size());
    if (short_signs.find(c) != std::string_view::npos) return push(Token::Kind::sign, 1);
    unknown();
  }

  void word() {
    std::size_t end = at_;
    while (end < text_.size() && in_word(text_[end])) ++end;
    const std::string_view written = text_.substr(at_, end - at_);
    const std::string_view meant = reserved_word_in_capitals(written);
    if (!meant.empty()) {
      Diagnostic& d =
          report_.add(DiagnosticKind::misspelt_keyword, std::uint32_t(at_), std::uint32_t(end), {std::string(written)});
      Report::suggest(d, "keywords are written in small letters: `" + std::string(meant) + "`", std::string(meant));
    }
    if (contraction(written, end)) return;
    push(Token::Kind::word, end - at_, meant.empty() ? written : meant);
    letter_in_name();
  }

  /// `isn't`, `activity's`: an apostrophe within a word, which opens no text.
  bool contraction(std::string_view written, std::size_t end) {
    const std::string_view after = text_.substr(end);
    const auto mark = std::ranges::find_if(apostrophes, [&](std::string_view sign) { return after.starts_with(sign); });
    if (mark == std::end(apostrophes)) return false;
    const std::size_t tail = end + mark->size();
    if (tail >= text_.size() || (tail + 1 < text_.size() && in_word(text_[tail + 1]))) return false;
    const bool denied = text_[tail] == 't' && written.ends_with('n'), owned = text_[tail] == 's';
    if (!denied && !owned) return false;
    const std::size_t begin = at_, length = tail + 1 - at_;
    Diagnostic& d = report_.add(DiagnosticKind::misspelt_keyword, std::uint32_t(at_), std::uint32_t(tail + 1),
                                {std::string(text_.substr(at_, length))});
    if (owned) {
      Report::suggest(d, "a field of it is reached by a point: `" + std::string(written) + ".FIELD`",
                      std::string(written) + ".");
      push(Token::Kind::word, written.size(), written);
      push(Token::Kind::sign, tail + 1 - end, ".");
      return true;
    }
    const bool is_not = std::ranges::find(said_of_one, written.substr(0, written.size() - 1)) != std::end(said_of_one);
    if (is_not) {
      Report::suggest(d, "write `is not`", "is not");
      push(Token::Kind::word, length, "is");
      at_ = begin;
    } else {
      d.help = "write `not` before what is denied";
    }
    push(Token::Kind::word, length, "not");
    return true;
  }

  /// A letter with an accent that follows a word at once: the author means one name.
  void letter_in_name() {
    if (at_ >= text_.size() || !is_letter_beyond_ascii()) return;
    Token& whole = tokens_.back();
    const std::size_t length = character_length(text_, at_);
    Diagnostic& d = report_.add(DiagnosticKind::letter_in_name, std::uint32_t(at_), std::uint32_t(at_ + length),
                                {std::string(text_.substr(at_, length))});
    d.help = "names use a to z, digits and `_`; a label may say anything";
    while (at_ < text_.size() && (in_word(text_[at_]) || is_letter_beyond_ascii())) at_ += character_length(text_, at_);
    whole.end = std::uint32_t(at_);
    whole.text = text_.substr(whole.begin, whole.end - whole.begin);
  }
  /// Latin letters with accents: U+00C0 to U+024F without × and ÷, and Welsh's ẁ, ẃ, ẅ, ỳ beyond.
  [[nodiscard]] bool is_letter_beyond_ascii() const {
    const auto lead = static_cast<unsigned char>(text_[at_]);
    return (lead >= 0xC3 && lead <= 0xC9 && !ahead("×") && !ahead("÷")) || ahead("\xE1\xBA") || ahead("\xE1\xBB");
  }

  void text() {
    const std::size_t end_of_line = line_end();
    std::size_t i = at_ + 1;
    for (; i < end_of_line && text_[i] != '"'; ++i) {
      if (static_cast<unsigned char>(text_[i]) < 0x20 && text_[i] != '\t' && text_[i] != '\r') invisible(i);
      if (text_[i] != '\\' || i + 1 >= end_of_line) continue;
      const char escaped = text_[i + 1];
      const std::size_t length = character_length(text_, i + 1);
      if (escaped != '"' && escaped != '\\' && escaped != 'n') {
        Diagnostic& d = report_.add(DiagnosticKind::unknown_escape, std::uint32_t(i), std::uint32_t(i + 1 + length),
                                    {std::string(text_.substr(i, 1 + length))});
        d.help = "write `\\\\` for a backslash, `\\\"` for a quotation mark, `\\n` for a new line";
      }
      i += length;
    }
    if (i < end_of_line) return push(Token::Kind::text, i + 1 - at_);
    std::size_t end = end_of_line;
    const auto trim = [&] {
      while (end > at_ + 1 && (text_[end - 1] == '\r' || text_[end - 1] == ' ')) --end;
    };
    trim();
    // A brace at the end of the line opens the block that follows, whatever the text was meant to be.
    if (end > at_ + 1 && text_[end - 1] == '{') {
      --end;
      trim();
    }
    Diagnostic& d = report_.add(DiagnosticKind::unclosed_text, std::uint32_t(at_), std::uint32_t(at_ + 1));
    d.help = "a text ends on the line on which it begins";
    push(Token::Kind::text, end - at_);
  }

  bool other_quotes() {
    for (const auto& quote : quotes) {
      if (!ahead(quote.open)) continue;
      const std::size_t from = at_ + quote.open.size();
      const std::string_view line = text_.substr(from, line_end() - from);
      std::size_t best = std::string_view::npos, closing = 0;
      for (const auto close : quote.close)
        if (const std::size_t found = line.find(close); found < best) best = found, closing = close.size();
      const bool closed = best != std::string_view::npos;
      const std::size_t length = quote.open.size() + (closed ? best + closing : 0);
      Diagnostic& d = report_.add(DiagnosticKind::quotation_marks, std::uint32_t(at_),
                                  std::uint32_t(at_ + (closed ? length : quote.open.size())),
                                  {"`" + std::string(quote.open) + "`"});
      if (closed) {
        const std::string straight = "\"" + std::string(line.substr(0, best)) + "\"";
        Report::suggest(d, "write `" + straight + "`", straight);
        push(Token::Kind::text, length);
      } else {
        push(Token::Kind::hole, quote.open.size());
      }
      return true;
    }
    return false;
  }

  bool foreign_sign() {
    if (ahead(";")) {
      Report::suggest(report_.add(DiagnosticKind::separator, std::uint32_t(at_), std::uint32_t(at_ + 1), {";"}),
                      "leave it out: a new line or a blank is enough", "");
      ++at_;
      return true;
    }
    // After a value of the file, in a feed, `=>` leads to what it means.
    if (ahead("=>") && !tokens_.empty() && tokens_.back().kind == Token::Kind::text) {
      Report::suggest(report_.add(DiagnosticKind::not_an_operator, std::uint32_t(at_), std::uint32_t(at_ + 2), {"=>"}),
                      "write `->`", "->");
      push(Token::Kind::sign, 2, "->");
      return true;
    }
    for (const auto& foreign : foreign_signs) {
      if (!ahead(foreign.sign)) continue;
      std::string replacement(foreign.word);
      if (!foreign.second.empty()) replacement += " " + std::string(foreign.second);
      const auto begin = std::uint32_t(at_), end = std::uint32_t(at_ + foreign.sign.size());
      Diagnostic& d = report_.add(DiagnosticKind::not_an_operator, begin, end, {std::string(foreign.sign)});
      const bool words = starts_word(foreign.word[0]);
      const bool tight_before = words && begin > 0 && in_word(text_[begin - 1]);
      const bool tight_after = words && end < text_.size() && in_word(text_[end]);
      Report::suggest(d, std::string(foreign.help), (tight_before ? " " : "") + replacement + (tight_after ? " " : ""));
      push(words ? Token::Kind::word : Token::Kind::sign, foreign.sign.size(), foreign.word);
      if (!foreign.second.empty()) {
        at_ = begin;
        push(Token::Kind::word, foreign.sign.size(), foreign.second);
      }
      return true;
    }
    return false;
  }

  bool foreign_comment() {
    if (!ahead("//") && !ahead("/*")) return false;
    const std::string sign(text_.substr(at_, 2));
    Diagnostic& d = report_.add(DiagnosticKind::comment_sign, std::uint32_t(at_), std::uint32_t(at_ + 2), {sign});
    if (sign == "//") {
      Report::suggest(d, "write `#`", "#");
      at_ = line_end();
    } else {
      d.help = "each line of a comment begins with `#`";
      const std::size_t end = text_.find("*/", at_ + 2);
      at_ = end == std::string_view::npos ? text_.size() : end + 2;
    }
    return true;
  }

  void invisible(std::size_t at) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    const auto c = static_cast<unsigned char>(text_[at]);
    report_.add(DiagnosticKind::control_character, std::uint32_t(at), std::uint32_t(at + 1),
                {std::string("U+00") + digits[c >> 4U] + digits[c & 15U]});
  }

  void unknown() {
    const auto c = static_cast<unsigned char>(text_[at_]);
    const std::size_t length = character_length(text_, at_);
    if (c < 0x20 || c == 0x7F) {
      invisible(at_);
    } else if (ahead("\xC2\xA0") || ahead("\xE2\x80\x8B") || ahead(byte_order_mark)) {
      const std::string_view code = ahead("\xC2\xA0") ? "U+00A0, a blank that holds words together"
                                    : c == 0xEF       ? "U+FEFF"
                                                      : "U+200B, a blank of no width";
      Report::suggest(report_.add(DiagnosticKind::control_character, std::uint32_t(at_), std::uint32_t(at_ + length),
                                  {std::string(code)}),
                      "write a plain blank", " ");
    } else if (is_letter_beyond_ascii()) {
      Token whole;
      whole.kind = Token::Kind::word;
      whole.begin = whole.end = std::uint32_t(at_);
      push(whole);
      return letter_in_name();
    } else {
      report_.add(DiagnosticKind::unknown_character, std::uint32_t(at_), std::uint32_t(at_ + length),
                  {std::string(text_.substr(at_, length))});
      return push(Token::Kind::hole, length);
    }
    at_ += length;
  }

  std::string_view text_;
  Report& report_;
  Tokens tokens_;
  std::size_t at_ = 0;
  std::size_t line_end_ = 0;
  bool line_starts_ = true;
};

}  // namespace

Tokens scan(std::string_view text, Report& report) {
  return Scanner(text, report).run();
}

}  // namespace safon::parsing
