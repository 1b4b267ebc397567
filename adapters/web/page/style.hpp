// The console's style sheet.
#pragma once

namespace safon::web {

extern const char* const style;

}  // namespace safon::web
