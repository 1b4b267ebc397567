// One test, held against the policy. Internal to dsl/analyse_test.
#pragma once
#include "dsl/analyse_feed/record_fields.hpp"
#include "dsl/analyse_test/test_names.hpp"

namespace safon::tests {

class TestCheck {
 public:
  /// What is wrong goes into `found`.
  TestCheck(const model::Policy& policy, const RecordFields& fields, const TestNames& names, Diagnostics& found)
      : policy_(policy), fields_(fields), names_(names), found_(found) {}

  /// Once: the whole of it, as far as it could be understood.
  [[nodiscard]] model::Test all(const syntax::Test& test, Span span);

 private:
  Diagnostic& report(DiagnosticKind kind, Span span, std::vector<std::string> arguments = {}) {
    return found_.emplace_back(Diagnostic{kind, span, std::move(arguments), {}, {}, {}});
  }
  void given(const syntax::Test& test);
  void given_waived(const syntax::Test::GivenWaived& waived);
  void given_adjusted(const syntax::Test::GivenAdjusted& adjusted);
  void choose_programme(const syntax::Test& test);
  struct StatusOf {
    std::uint16_t programme;
    std::uint8_t status;
  };
  std::optional<StatusOf> status(const syntax::Name& name);
  std::optional<StatusOf> qualified(const syntax::Name& name, bool say);
  /// `case_only`: a case that people have opened will do.
  void is_certified(const syntax::Name& name, StatusOf of, bool case_only = false);
  [[nodiscard]] bool is_decided(const syntax::Test::Certified& decision, StatusOf of, std::optional<std::uint8_t> to);
  [[nodiscard]] bool is_escalated(const syntax::Expectation& written, StatusOf of);
  void not_after(const syntax::DateLiteral& date);
  void expectation(const syntax::Expectation& written);
  bool requirement(const syntax::Expectation& written, model::Expectation& out);
  bool property(const syntax::Expectation& written, model::Expectation& out);
  bool follow(const syntax::Test& test);
  std::optional<std::string> part(const syntax::Path& path, const std::string& of);
  void unknown_requirement(const syntax::Name& name);
  void unknown_part(const std::string& requirement, const std::string& part, Span span);

  const model::Policy& policy_;
  const RecordFields& fields_;
  const TestNames& names_;
  Diagnostics& found_;
  bool dated_ = false, statuses_known_ = false;
  model::Test out_;
};

}  // namespace safon::tests
