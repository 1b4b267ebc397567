#include "dsl/parse/scan/balance.hpp"

#include <algorithm>
#include <string>

#include "dsl/parse/scan/words.hpp"
#include "dsl/source/limits.hpp"

namespace safon::parsing {

namespace {

std::string_view closing_sign(std::string_view opening) {
  return opening == "{" ? "}" : opening == "[" ? "]" : ")";
}
std::string_view spoken(std::string_view opening) {
  return opening == "{" ? "brace `{`" : opening == "[" ? "bracket `[`" : "parenthesis `(`";
}

bool balanced(const Tokens& tokens) {
  std::vector<std::string_view> open;
  for (const Token& token : tokens) {
    if (token.opens()) open.push_back(closing_sign(token.text));
    if (!token.closes()) continue;
    if (open.empty() || open.back() != token.text) return false;
    open.pop_back();
  }
  return open.empty();
}

class Balancer {
 public:
  Balancer(Tokens& tokens, std::string_view text, Report& report) : in_(tokens), text_(text), report_(report) {}

  Tokens mend() {
    out_.reserve(in_.size());
    for (std::size_t i = 0; i < in_.size(); ++i) {
      const Token& token = in_[i];
      if (report_.full() && token.kind != Token::Kind::end) continue;
      const bool new_declaration = token.kind == Token::Kind::end || (unindented(token) && begins_declaration(&in_[i]));
      if (new_declaration) close_all(token);
      if (token.closes())
        close(token);
      else
        push(token);
    }
    return std::move(out_);
  }

 private:
  struct Open {
    Token token;
    bool suspicious;  // something inside was closed further to the left than it was opened
  };

  [[nodiscard]] bool unindented(const Token& token) const {
    return token.starts_line && (token.begin == 0 || text_[token.begin - 1] == '\n');
  }
  /// How far the line on which the token stands is indented.
  [[nodiscard]] std::size_t indentation(const Token& token) const {
    const std::size_t line = text_.rfind('\n', token.begin) + 1;
    const std::size_t first = text_.find_first_not_of(" \t", line);
    return (first == std::string_view::npos ? token.begin : first) - line;
  }

  void push(const Token& token) {
    if (token.opens()) open_.push_back({token, false});
    out_.push_back(token);
  }
  void make_up(std::string_view sign, const Token& where) {
    Token token;
    token.kind = Token::Kind::sign;
    token.text = sign;
    token.made_up = true;
    token.begin = token.end = where.begin;
    out_.push_back(token);
    open_.pop_back();
  }
  void report_unclosed(const Token& token) {
    report_.add(DiagnosticKind::unclosed, token.begin, token.end, {std::string(spoken(token.text))});
  }

  void close(const Token& token) {
    const auto fits = [&](const Open& open) { return closing_sign(open.token.text) == token.text; };
    const auto found = std::find_if(open_.rbegin(), open_.rend(), fits);
    // A parenthesis or bracket does not reach beyond the braces that it stands in.
    const bool shut_in = token.text != "}" &&
                         std::any_of(open_.rbegin(), found, [](const Open& open) { return open.token.text == "{"; });
    if (found == open_.rend() || shut_in) {
      Report::suggest(report_.add(DiagnosticKind::closes_nothing, token.begin, token.end, {std::string(token.text)}),
                      "leave it out", "");
      return;
    }
    while (!fits(open_.back())) {
      report_unclosed(open_.back().token);
      make_up(closing_sign(open_.back().token.text), token);
    }
    if (token.text == "}" && token.starts_line)
      open_.back().suspicious = indentation(token) < indentation(open_.back().token);
    const bool suspicious = open_.back().suspicious;
    if (suspicious) suspect_ = open_.back().token;
    open_.pop_back();
    out_.push_back(token);
  }

  /// One missing brace is one mistake: the one whose partner stands too far to the left is the likeliest.
  void close_all(const Token& next) {
    if (!open_.empty()) {
      const Open& inmost = open_.back();
      const bool suspect_inside = suspect_ && suspect_->begin > inmost.token.begin;
      report_unclosed(suspect_inside ? *suspect_ : inmost.token);
      while (!open_.empty()) make_up(closing_sign(open_.back().token.text), next);
    }
    suspect_.reset();
  }

  Tokens& in_;
  std::string_view text_;
  Report& report_;
  Tokens out_;
  std::vector<Open> open_;
  std::optional<Token> suspect_;
};

/// Replaces each bracket at the limit, with all that it holds, by a hole.
void cut_deep(Tokens& tokens, Report& report) {
  int depth = 0;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token token = tokens[i];
    if (token.opens() && ++depth > limits::nesting) {
      if (depth == limits::nesting + 1) {
        report.add(DiagnosticKind::nested_too_deeply, token.begin, token.end, {std::to_string(limits::nesting)});
        Token hole = token;
        hole.kind = Token::Kind::hole;
        tokens[kept++] = hole;
      }
      continue;
    }
    if (token.closes() && depth-- > limits::nesting) continue;
    if (depth <= limits::nesting) tokens[kept++] = token;
  }
  tokens.resize(kept);
}

void match(Tokens& tokens) {
  std::vector<std::uint32_t> open;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].opens()) open.push_back(i);
    if (!tokens[i].closes()) continue;
    tokens[i].partner = open.back();
    tokens[open.back()].partner = i;
    open.pop_back();
  }
}

}  // namespace

bool begins_declaration(Iterator token) {
  if (!token->starts_line || token->kind != Token::Kind::word || !is_declaration_word(token->text)) return false;
  const Token& next = token[1];
  const bool titled = token->text == "use" || token->text == "always" || token->text == "test";
  if (titled)
    return next.kind == Token::Kind::text ||
           (token->text == "test" && next.kind == Token::Kind::word && next.text == "intake");
  return next.kind == Token::Kind::word && !is_reserved(next.text) && next.text != "from";
}

Tokens balance(Tokens tokens, std::string_view text, Report& report) {
  if (!balanced(tokens)) tokens = Balancer(tokens, text, report).mend();
  cut_deep(tokens, report);
  match(tokens);
  return tokens;
}

}  // namespace safon::parsing
