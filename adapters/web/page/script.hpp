// The console's one script. Every page works without it.
#pragma once

namespace safon::web {

extern const char* const script;

}  // namespace safon::web
