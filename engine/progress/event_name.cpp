#include "engine/progress/event_name.hpp"

namespace safon {

std::string_view event_name(EventKind kind) {
  switch (kind) {
    case EventKind::entered:
      return "entered";
    case EventKind::status_changed:
      return "status_changed";
    case EventKind::case_opened:
      return "case_opened";
    case EventKind::case_withdrawn:
      return "case_withdrawn";
    case EventKind::certified:
      return "certified";
    case EventKind::declined:
      return "declined";
    case EventKind::review_opened:
      return "review_opened";
    case EventKind::stopped:
      return "stopped";
    case EventKind::resumed:
      return "resumed";
  }
  return "";
}

}  // namespace safon
