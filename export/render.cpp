// Laying out and rendering in a child process.
//
// A layout of Graphviz can take minutes, keeps global state, and crashes on some inputs; a child
// can be killed. It is forked, so it has the DOT in memory already, writes the picture to a pipe
// and leaves by _exit. Its standard error, where Graphviz warns of fonts, leads nowhere; what
// failed is told by the exit status. A layout comes through the pipe as lines of tab-separated
// attributes as Graphviz writes them ("pos", "lp", "bb").
//
// Cost: a fork (some milliseconds) beside the layout. Limits: the child counts against the time
// limit from the start, plugins included.
#include "export/render.h"

#include <fcntl.h>
#include <graphviz/gvc.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
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

std::string positions_of(Agraph_t* graph) {
  attach_attrs(graph);
  const auto field = [](void* object, const char* name) {
    const char* value = agget(object, const_cast<char*>(name));
    return '\t' + std::string(value ? value : "");
  };
  std::string out = "graph" + field(graph, "bb") + '\n';
  for (Agnode_t* node = agfstnode(graph); node; node = agnxtnode(graph, node)) {
    out += "node\t" + std::string(agnameof(node));
    out += field(node, "pos") + field(node, "width") + field(node, "height") + '\n';
    for (Agedge_t* edge = agfstout(graph, node); edge; edge = agnxtout(graph, edge))
      out += "edge" + field(edge, "id") + field(edge, "pos") + field(edge, "lp") + '\n';
  }
  return out;
}

// What a child is to send: a picture, or without a format the layout.
using Wanted = std::optional<PictureFormat>;

// Runs in the child, and does not return.
[[noreturn]] void draw(const std::string& dot, Wanted wanted, int out) {
  ::dup2(::open("/dev/null", O_WRONLY), STDERR_FILENO);
  GVC_t* context = gvContext();
  agseterr(AGMAX);
  Agraph_t* graph = agmemread(dot.c_str());
  if (!graph) ::_exit(kBadDot);
  if (gvLayout(context, graph, "dot") != 0) ::_exit(kNoLayout);
  if (!wanted) {
    const std::string positions = positions_of(graph);
    write_all(out, positions.data(), positions.size());
    ::_exit(kDone);
  }
  char* data = nullptr;
  unsigned size = 0;
  if (gvRenderData(context, graph, name_of(*wanted), &data, &size) != 0) ::_exit(kNoLayout);
  write_all(out, data, size);
  ::_exit(kDone);
}

struct Child {
  pid_t process;
  int out;  // where its picture is read from
};

Child start(const std::string& dot, Wanted wanted) {
  int ends[2];
  if (::pipe(ends) != 0)
    throw Error(ErrorCode::kSystem, std::string("picture: pipe: ") + std::strerror(errno));
  const pid_t process = ::fork();
  if (process == 0) {
    ::close(ends[0]);
    draw(dot, wanted, ends[1]);
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

// What the child sends; nothing where it takes longer than the limit.
std::optional<std::string> run_child(const std::string& dot, Wanted wanted,
                                     std::chrono::milliseconds limit) {
  const auto deadline = Clock::now() + limit;
  const Child child = start(dot, wanted);
  std::string data;
  const bool in_time = read_until(child.out, deadline, data);
  ::close(child.out);
  if (!in_time) ::kill(child.process, SIGKILL);
  const int status = wait_for(child.process);
  if (!in_time) return std::nullopt;
  if (WIFEXITED(status) && WEXITSTATUS(status) == kBadDot)
    throw Error(ErrorCode::kInput, "picture: not well-formed DOT");
  if (!WIFEXITED(status) || WEXITSTATUS(status) != kDone || data.empty())
    throw Error(ErrorCode::kSystem, "picture: Graphviz failed");
  return data;
}

// ---- reading a layout

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(at, begin), text.size());
    out.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

double number(const std::string& text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

LayoutPoint point(const std::string& text) {
  const std::size_t comma = std::min(text.find(','), text.size() - 1);
  return {number(text.substr(0, comma)), number(text.substr(comma + 1))};
}

// "e,10,20 1,2 3,4 5,6 7,8"; of several splines ("...;...") the first.
void read_spline(const std::string& pos, Layout::Edge& edge) {
  for (const std::string& part : split(pos.substr(0, pos.find(';')), ' ')) {
    if (part.empty()) continue;
    if (part.starts_with("e,"))
      edge.end = point(part.substr(2));
    else if (part.starts_with("s,"))
      edge.start = point(part.substr(2));
    else
      edge.spline.push_back(point(part));
  }
}

Layout read_layout(const std::string& lines) {
  constexpr double kInch = 72;
  Layout layout;
  for (const std::string& line : split(lines, '\n')) {
    const std::vector<std::string> fields = split(line, '\t');
    if (fields[0] == "graph" && fields.size() == 2) {
      const auto corners = split(fields[1], ',');
      if (corners.size() == 4)
        layout.width = number(corners[2]), layout.height = number(corners[3]);
    } else if (fields[0] == "node" && fields.size() == 5) {
      layout.nodes.push_back(
          {fields[1], point(fields[2]), number(fields[3]) * kInch, number(fields[4]) * kInch});
    } else if (fields[0] == "edge" && fields.size() == 4) {
      Layout::Edge& edge = layout.edges.emplace_back();
      edge.id = fields[1];
      read_spline(fields[2], edge);
      if (!fields[3].empty()) edge.label = point(fields[3]);
    }
  }
  return layout;
}

}  // namespace

std::string render(const std::string& dot, PictureFormat format, std::chrono::milliseconds limit) {
  if (auto data = run_child(dot, format, limit)) return std::move(*data);
  throw Error(ErrorCode::kSystem, "picture: the layout took longer than the limit of " +
                                      std::to_string(limit.count()) + " ms; ask for fewer nodes");
}

std::optional<Layout> lay_out(const std::string& dot, std::chrono::milliseconds limit) {
  const auto data = run_child(dot, std::nullopt, limit);
  if (!data) return std::nullopt;
  return read_layout(*data);
}

}  // namespace dossier
