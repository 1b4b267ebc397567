// The lines of each kind of declaration.
#pragma once
#include "dsl/syntax/nodes.hpp"
#include "dsl/syntax/print/lines.hpp"

namespace safon::syntax {

void print(Lines& out, const Policy& node);
void print(Lines& out, const Use& node);
void print(Lines& out, const Codes& node);
void print(Lines& out, const Record& node);
void print(Lines& out, const Framework& node);
void print(Lines& out, const CalendarDecl& node);
void print(Lines& out, const Parameter& node);
void print(Lines& out, const Let& node);
void print(Lines& out, const Requirement& node);
void print(Lines& out, const ProgrammeDecl& node);
void print(Lines& out, const Always& node);
void print(Lines& out, const ReportDecl& node);
void print(Lines& out, const IntakeDecl& node);
void print(Lines& out, const PoolDecl& node);
void print(Lines& out, const MatchingDecl& node);
void print(Lines& out, const Feed& node);
void print(Lines& out, const Test& node);
void print(Lines& out, const Broken& node);

/// What follows `waivable by` and `adjustable by`.
Lines& operator<<(Lines& out, const Waivable& node);

}  // namespace safon::syntax
