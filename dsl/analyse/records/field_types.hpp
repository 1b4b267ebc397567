// What a field's type names, and what is wrong where it names nothing.
#pragma once
#include "dsl/analyse/analysis.hpp"

namespace safon::analysis {

/// `symbol`: what the type's name stands for, when it stands for anything.
void report_type(Analysis& analysis, const syntax::Type& type, const Symbol* symbol);

/// The code list of a framework's criteria; none16 when there is none, which is reported when `first_time`.
[[nodiscard]] std::uint16_t framework_codes(Analysis& analysis, const syntax::Name& name, bool first_time);

/// The fields of a record that nothing holds, so that their mistakes do not hide.
void check_fields(Analysis& analysis, const syntax::Record& record);

}  // namespace safon::analysis
