// One function for each declaration: reads what follows its keyword. False when it could not be read, Abandoned when
// that is reported already; mistakes inside its block are reported, and the rest is returned.
#pragma once
#include "dsl/parse/state.hpp"

namespace safon::parsing {

bool read_policy(State& state, Iterator& first, syntax::Policy& node);
bool read_use(State& state, Iterator& first, syntax::Use& node);
bool read_codes(State& state, Iterator& first, syntax::Codes& node);
bool read_record(State& state, Iterator& first, syntax::Record& node);
bool read_framework(State& state, Iterator& first, syntax::Framework& node);
bool read_calendar(State& state, Iterator& first, syntax::CalendarDecl& node);
bool read_parameter(State& state, Iterator& first, syntax::Parameter& node);
bool read_let(State& state, Iterator& first, syntax::Let& node);
bool read_requirement(State& state, Iterator& first, syntax::Requirement& node);
bool read_programme(State& state, Iterator& first, syntax::ProgrammeDecl& node);
bool read_always(State& state, Iterator& first, syntax::Always& node);
bool read_report(State& state, Iterator& first, syntax::ReportDecl& node);
bool read_pool(State& state, Iterator& first, syntax::PoolDecl& node);
bool read_matching(State& state, Iterator& first, syntax::MatchingDecl& node);
bool read_feed(State& state, Iterator& first, syntax::Feed& node);
bool read_intake(State& state, Iterator& first, syntax::IntakeDecl& node);
bool read_test(State& state, Iterator& first, syntax::Test& node);
bool read_intake_test(State& state, Iterator& first, syntax::Test& node);  // of a `test intake`

}  // namespace safon::parsing
