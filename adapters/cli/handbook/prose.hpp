// Conditions and values as sentences, in the language of the page. What comes out is markup: what has a place of its
// own in the handbook is a link to it.
#pragma once
#include <map>
#include <string>

#include "adapters/cli/page/wording.hpp"
#include "dsl/model/policy.hpp"

namespace safon {

class Prose {
 public:
  /// Both outlive it.
  Prose(const model::Policy& policy, const Wording& say);

  [[nodiscard]] std::string condition(const model::Expr& expr) const;
  [[nodiscard]] std::string value(const model::Expr& expr) const;
  [[nodiscard]] std::string time(const model::Dated<Duration>& duration) const;
  [[nodiscard]] std::string count(const model::Dated<std::int64_t>& count) const;
  [[nodiscard]] std::string field(TableId table, ColumnId column) const;
  [[nodiscard]] std::string table(TableId table) const;
  [[nodiscard]] std::string status(std::uint16_t programme, std::uint8_t status) const;
  /// A requirement, a named part of one or an exception, by its stable name.
  [[nodiscard]] std::string part(const std::string& name) const;
  /// Whether there is one of that name.
  [[nodiscard]] bool is_part(const std::string& name) const { return labels_.contains(name); }
  [[nodiscard]] std::string code(std::uint16_t list, std::uint16_t code) const;
  [[nodiscard]] std::string set_value(const model::Parameter& parameter, const model::Parameter::Value& value) const;

 private:
  std::string parameter(std::uint16_t index) const;
  std::string moved_today(const model::Expr& expr) const;
  std::string comparison(const model::Expr& expr) const;
  std::string joined(const model::Expr& expr, bool all) const;
  std::string window(const model::Expr& expr) const;
  std::string codes(const model::Expr& expr) const;
  std::string statuses(const model::Expr& expr) const;
  std::string rows(const model::Set& set) const;
  std::string quantifier(const model::Expr& expr) const;
  std::string aggregate(const model::Expr& expr) const;
  std::string grouped(const model::Expr& expr) const;
  std::string coverage(const model::Expr& expr) const;

  const model::Policy& policy_;
  const Wording& say_;
  std::map<std::string, const Label*> labels_;  // of what has a name in a requirement, and of requirements
};

/// A sentence: the first letter is a capital.
[[nodiscard]] std::string sentence(std::string markup);

/// `<a href="#KIND-NAME">text</a>`, and the id that it leads to. Names with dots are ids as they are.
[[nodiscard]] std::string link_to(const std::string& anchor, const std::string& markup);

}  // namespace safon
