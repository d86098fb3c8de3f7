// Rendering in a child process.
//
// A layout of Graphviz can take minutes, keeps global state, and crashes on some inputs; a child
// can be killed. It is forked, so it has the DOT in memory already, writes the picture to a pipe
// and leaves by _exit. Its standard error, where Graphviz warns of fonts, leads nowhere; what
// failed is told by the exit status.
//
// Cost: a fork (some milliseconds) beside the layout. Limits: the child counts against the time
// limit from the start, plugins included.
#include "export/render.h"

#include <fcntl.h>
#include <graphviz/gvc.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>

#include "base/error.h"

namespace dossier {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kDone = 0, kBadDot = 1, kNoLayout = 2;

const char* name_of(PictureFormat format) {
  switch (format) {
    case PictureFormat::kSvg:
      return "svg";
    case PictureFormat::kPng:
      return "png:cairo";
    default:
      return "pdf:cairo";
  }
}

void write_all(int out, const char* data, std::size_t size) {
  while (size > 0) {
    const ssize_t written = ::write(out, data, size);
    if (written <= 0) return;
    data += written;
    size -= static_cast<std::size_t>(written);
  }
}

// Runs in the child, and does not return.
[[noreturn]] void draw(const std::string& dot, PictureFormat format, int out) {
  ::dup2(::open("/dev/null", O_WRONLY), STDERR_FILENO);
  GVC_t* context = gvContext();
  agseterr(AGMAX);
  Agraph_t* graph = agmemread(dot.c_str());
  if (!graph) ::_exit(kBadDot);
  if (gvLayout(context, graph, "dot") != 0) ::_exit(kNoLayout);
  char* data = nullptr;
  unsigned size = 0;
  if (gvRenderData(context, graph, name_of(format), &data, &size) != 0) ::_exit(kNoLayout);
  write_all(out, data, size);
  ::_exit(kDone);
}

struct Child {
  pid_t process;
  int out;  // where its picture is read from
};

Child start(const std::string& dot, PictureFormat format) {
  int ends[2];
  if (::pipe(ends) != 0)
    throw Error(ErrorCode::kSystem, std::string("picture: pipe: ") + std::strerror(errno));
  const pid_t process = ::fork();
  if (process == 0) {
    ::close(ends[0]);
    draw(dot, format, ends[1]);
  }
  ::close(ends[1]);
  if (process > 0) return {process, ends[0]};
  ::close(ends[0]);
  throw Error(ErrorCode::kSystem, "picture: no process could be started");
}

// Reads until the child closes its end; false when the time is over first.
bool read_until(int in, Clock::time_point deadline, std::string& data) {
  char buffer[1 << 16];
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
    if (left.count() <= 0) return false;
    pollfd waiting{in, POLLIN, 0};
    const int ready = ::poll(&waiting, 1, static_cast<int>(left.count()));
    if (ready == 0 || (ready < 0 && errno == EINTR)) continue;
    const ssize_t size = ::read(in, buffer, sizeof buffer);
    if (size <= 0) return true;
    data.append(buffer, static_cast<std::size_t>(size));
  }
}

int wait_for(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

}  // namespace

std::string render(const std::string& dot, PictureFormat format, std::chrono::milliseconds limit) {
  const auto deadline = Clock::now() + limit;
  const Child child = start(dot, format);
  std::string data;
  const bool in_time = read_until(child.out, deadline, data);
  ::close(child.out);
  if (!in_time) ::kill(child.process, SIGKILL);
  const int status = wait_for(child.process);
  if (!in_time)
    throw Error(ErrorCode::kSystem, "picture: the layout took longer than the limit of " +
                                        std::to_string(limit.count()) + " ms; ask for fewer nodes");
  if (WIFEXITED(status) && WEXITSTATUS(status) == kBadDot)
    throw Error(ErrorCode::kInput, "picture: not well-formed DOT");
  if (!WIFEXITED(status) || WEXITSTATUS(status) != kDone || data.empty())
    throw Error(ErrorCode::kSystem, "picture: Graphviz failed");
  return data;
}

}  // namespace dossier
