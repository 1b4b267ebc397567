#include "traced.hpp"

#include <fcntl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <system_error>

namespace safon::test {
namespace {

[[noreturn]] void become(const std::vector<std::string>& words, const std::string& folder) {
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  const int nowhere = ::open("/dev/null", O_RDWR);
  for (int stream = 0; stream < 3; ++stream) ::dup2(nowhere, stream);
  ::setenv("SOURCE_DATE_EPOCH", "1780272000", 1);  // 2026-06-01
  ::setenv("SAFON_REGISTER", "r.db", 1);
  ::unsetenv("SAFON_POLICY");
  ::setenv("ASAN_OPTIONS", "detect_leaks=0", 1);  // leaks cannot be looked for in a program that is traced
  if (::chdir(folder.c_str()) == 0) ::execv(arguments[0], arguments.data());
  ::_exit(127);
}

Ended ended(int status) {
  return {.killed = WIFSIGNALED(status), .exit = WIFEXITED(status) ? WEXITSTATUS(status) : -1};
}

#if defined(__x86_64__)

/// Not to what it says, and not to a pipe: sanitizers ask by a write to one whether memory may be read.
bool to_a_file(pid_t thread, unsigned long long descriptor) {
  std::error_code unknown;
  const auto of = "/proc/" + std::to_string(thread) + "/fd/" + std::to_string(descriptor);
  return descriptor > 2 && std::filesystem::read_symlink(of, unknown).string().starts_with("/");
}

bool writes(pid_t thread, const user_regs_struct& call) {
  return (call.orig_rax == SYS_write && to_a_file(thread, call.rdi)) || call.orig_rax == SYS_pwrite64;
}

bool changes_files(pid_t thread, const user_regs_struct& call) {
  switch (call.orig_rax) {
    case SYS_fsync:
    case SYS_fdatasync:
    case SYS_ftruncate:
    case SYS_rename:
    case SYS_renameat:
    case SYS_renameat2:
    case SYS_unlink:
    case SYS_unlinkat:
    case SYS_mkdir:
    case SYS_mkdirat:
      return true;
    case SYS_openat:
      return (call.rdx & O_CREAT) != 0;
    default:
      return writes(thread, call);
  }
}

bool takes_space(pid_t thread, const user_regs_struct& call) {
  return writes(thread, call) || call.orig_rax == SYS_mkdir || call.orig_rax == SYS_mkdirat;
}

class Tracer {
 public:
  Tracer(pid_t child, Fault fault, int at, const std::function<void()>& meanwhile)
      : child_(child), fault_(fault), at_(at), meanwhile_(meanwhile) {}

  Ended follow() {
    int status = 0;
    ::waitpid(child_, &status, 0);  // it has stopped itself
    ::ptrace(PTRACE_SETOPTIONS, child_, nullptr,
             PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL | PTRACE_O_TRACECLONE | PTRACE_O_TRACEEXEC);
    ::ptrace(PTRACE_SYSCALL, child_, nullptr, nullptr);
    for (;;) {
      const pid_t thread = ::waitpid(-1, &status, __WALL);
      if (thread < 0) return {.killed = true, .calls = calls_};
      if (WIFEXITED(status) || WIFSIGNALED(status)) {
        if (thread != child_) continue;
        Ended how = ended(status);
        how.calls = calls_;
        return how;
      }
      const int signal = WSTOPSIG(status);
      const bool by_call = signal == (SIGTRAP | 0x80);
      if (by_call) call(thread);
      const bool ours = by_call || signal == SIGTRAP || signal == SIGSTOP;
      ::ptrace(PTRACE_SYSCALL, thread, nullptr, ours ? 0 : signal);
    }
  }

 private:
  struct Inside {
    bool call = false;
    std::optional<int> answer;  // an error instead of what the call gives
    bool last = false;          // killed when the call ends
  };

  void call(pid_t thread) {
    Inside& inside = inside_[thread];
    user_regs_struct registers{};
    ::ptrace(PTRACE_GETREGS, thread, nullptr, &registers);
    inside.call = !inside.call;
    if (inside.call) return enter(thread, registers, inside);
    if (inside.last) ::kill(child_, SIGKILL);
    if (!inside.answer) return;
    registers.rax = static_cast<unsigned long long>(-*inside.answer);
    ::ptrace(PTRACE_SETREGS, thread, nullptr, &registers);
    inside.answer.reset();
  }

  void enter(pid_t thread, user_regs_struct& registers, Inside& inside) {
    if (!changes_files(thread, registers)) return;
    ++calls_;
    if (fault_ == Fault::none || calls_ < at_) return;
    const bool now = calls_ == at_;
    if (fault_ == Fault::held_up && now) meanwhile_();
    if (fault_ == Fault::killed && now) ::kill(child_, SIGKILL);
    if (fault_ == Fault::halfway && now) {
      inside.last = true;
      if (writes(thread, registers)) registers.rdx /= 2;
    }
    if (fault_ == Fault::full && takes_space(thread, registers)) inside.answer = ENOSPC;
    if (fault_ == Fault::from_then || (fault_ == Fault::once && now)) inside.answer = EIO;
    if (inside.answer) registers.orig_rax = static_cast<unsigned long long>(-1);
    ::ptrace(PTRACE_SETREGS, thread, nullptr, &registers);
  }

  pid_t child_;
  Fault fault_;
  int at_, calls_ = 0;
  const std::function<void()>& meanwhile_;
  std::map<pid_t, Inside> inside_;
};

#endif

}  // namespace

#if defined(__x86_64__)
bool can_trace() {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) == 0 ? 0 : 1);
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

Ended run_traced(const std::vector<std::string>& words, const std::string& folder, Fault fault, int at,
                 const std::function<void()>& meanwhile) {
  const pid_t child = ::fork();
  if (child == 0) {
    ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr);
    ::raise(SIGSTOP);
    become(words, folder);
  }
  return Tracer(child, fault, at, meanwhile).follow();
}
#else
bool can_trace() {
  return false;
}

Ended run_traced(const std::vector<std::string>& words, const std::string& folder, Fault, int,
                 const std::function<void()>&) {
  return run_timed(words, folder, 0);
}
#endif

pid_t start(const std::vector<std::string>& words, const std::string& folder) {
  const pid_t child = ::fork();
  if (child == 0) become(words, folder);
  return child;
}

Ended wait_for(pid_t started) {
  int status = 0;
  ::waitpid(started, &status, 0);
  return ended(status);
}

Ended run_timed(const std::vector<std::string>& words, const std::string& folder, unsigned microseconds) {
  const pid_t child = start(words, folder);
  if (microseconds > 0) {
    ::usleep(microseconds);
    ::kill(child, SIGKILL);
  }
  return wait_for(child);
}

}  // namespace safon::test
