#include "adapters/sqlite/sql/page_memory.hpp"

#include <sys/mman.h>

#include <atomic>
#include <cstdint>
#include <cstring>
#include <mutex>

#include "adapters/sqlite/sql/sqlite_api.hpp"

namespace safon::sql {
namespace {

constexpr std::size_t stretch = std::size_t{2} << 20;
constexpr std::size_t reserved = std::size_t{64} << 20;  // of addresses; what lies beyond comes from the usual place
constexpr int smallest = 8192, largest = 8192 + 512;     // a page of a register, with what SQLite notes beside it

class Pages {
 public:
  // Nothing where there is no room any more.
  void* take() {
    const std::scoped_lock only(mutex_);
    if (free_ != nullptr) {
      void* page = free_;
      std::memcpy(&free_, page, sizeof free_);
      return page;
    }
    if (next_ == nullptr) reserve();
    if (next_ == nullptr || begin_ + reserved - next_ < largest) return nullptr;
    void* page = next_;
    next_ += largest;
    return page;
  }

  void give_back(void* page) {
    const std::scoped_lock only(mutex_);
    std::memcpy(page, &free_, sizeof free_);
    free_ = page;
  }

  [[nodiscard]] bool has(const void* at) const {
    const auto begin = reinterpret_cast<std::uintptr_t>(begin_.load());
    const auto place = reinterpret_cast<std::uintptr_t>(at);
    return begin != 0 && place >= begin && place < begin + reserved;
  }

 private:
  void reserve() {
    void* got =
        ::mmap(nullptr, reserved + stretch, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (got == MAP_FAILED) return;
    char* from = static_cast<char*>(got);
    from += stretch - reinterpret_cast<std::uintptr_t>(from) % stretch;
    ::madvise(from, reserved, MADV_HUGEPAGE);
    begin_ = next_ = from;
  }

  std::mutex mutex_;
  std::atomic<char*> begin_ = nullptr;  // asked for without the lock
  char* next_ = nullptr;
  void* free_ = nullptr;  // each has the address of the next
};

Pages pages;
sqlite3_mem_methods usual;

void* take(int size) {
  void* page = size >= smallest && size <= largest ? pages.take() : nullptr;
  return page != nullptr ? page : usual.xMalloc(size);
}

void give_back(void* memory) {
  pages.has(memory) ? pages.give_back(memory) : usual.xFree(memory);
}

int size_of(void* memory) {
  return memory != nullptr && pages.has(memory) ? largest : usual.xSize(memory);
}

void* resize(void* memory, int size) {
  if (!pages.has(memory)) return usual.xRealloc(memory, size);
  if (size <= largest) return memory;
  void* moved = usual.xMalloc(size);
  if (moved == nullptr) return nullptr;
  std::memcpy(moved, memory, largest);
  pages.give_back(memory);
  return moved;
}

}  // namespace

void keep_pages_together() {
  if (sqlite3_config(SQLITE_CONFIG_GETMALLOC, &usual) != SQLITE_OK) return;
  sqlite3_mem_methods ours = usual;
  ours.xMalloc = take;
  ours.xFree = give_back;
  ours.xRealloc = resize;
  ours.xSize = size_of;
  sqlite3_config(SQLITE_CONFIG_MALLOC, &ours);
}

}  // namespace safon::sql
