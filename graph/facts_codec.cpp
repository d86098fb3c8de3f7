// Facts, reports and judgements as CBOR.
//
// Every struct is an array of its members in the order of facts.h, without names; the first number
// of the whole is the version of this layout. Positional arrays take a third of the bytes that maps
// with names would. Which members a struct has is said once, in `fields`, and used both ways, so
// that reading and writing cannot differ. Reading checks kinds, sizes and enum values, not law 5,
// which `validate` does. One pass, linear.
//
// Example: a mention of bytes 3 to 8 by name is [[3, 5], 0], the bytes 82 82 03 05 00.
#include <concepts>
#include <tuple>
#include <type_traits>

#include "base/error.h"
#include "graph/cbor.h"
#include "graph/facts.h"
#include "graph/judgement.h"

namespace dossier {
namespace {

constexpr std::int64_t kVersion = 1;
constexpr std::uint64_t kAny32 = std::uint64_t{1} << 32;

template <class T, class Struct>
concept Is = std::same_as<std::remove_const_t<T>, Struct>;

auto fields(Is<Mention> auto& m) {
  return std::tie(m.span, m.kind);
}
auto fields(Is<TimeInterval> auto& t) {
  return std::tie(t.from, t.to, t.precision);
}
auto fields(Is<LocalEntity> auto& e) {
  return std::tie(e.type, e.subtype, e.name, e.names, e.mentions, e.category, e.mode, e.country);
}
auto fields(Is<LocalEvidence> auto& e) {
  return std::tie(e.sentence, e.trigger, e.subject, e.object, e.speakers, e.cue, e.stance, e.when,
                  e.said, e.origin);
}
auto fields(Is<LocalClaim> auto& c) {
  return std::tie(c.predicate, c.subject, c.object, c.value, c.evidence);
}
auto fields(Is<DocumentFacts> auto& f) {
  return std::tie(f.extractor, f.entities, f.claims, f.diagnostics);
}
auto fields(Is<Report> auto& r) {
  return std::tie(r.id, r.name, r.title, r.author, r.publisher, r.url, r.published, r.text);
}
auto fields(Is<Anchor> auto& a) {
  return std::tie(a.document, a.mention, a.type, a.name);
}
auto fields(Is<Sameness> auto& s) {
  return std::tie(s.relation, s.left, s.right);
}
auto fields(Is<Misreading> auto& m) {
  return std::tie(m.document, m.predicate, m.value, m.trigger, m.subject, m.object, m.speakers,
                  m.cue, m.read_as, m.stance);
}
auto fields(Is<HandMade> auto& h) {
  return std::tie(h.document, h.quotation, h.subject, h.predicate, h.object, h.value, h.stance,
                  h.speaker, h.when);
}
auto fields(Is<Judgement> auto& j) {
  return std::tie(j.word, j.who, j.when, j.why);
}

template <class T>
concept Struct = requires(T& value) {
  fields(value);
};

template <Struct T>
constexpr std::size_t kFields = std::tuple_size_v<decltype(fields(std::declval<T&>()))>;

// The last value of each enum that is stored.
constexpr EntityType last(EntityType) {
  return EntityType::kEvent;
}
constexpr Stance last(Stance) {
  return Stance::kRequested;
}
constexpr MentionKind last(MentionKind) {
  return MentionKind::kPronoun;
}
constexpr Precision last(Precision) {
  return Precision::kRange;
}
constexpr Relation last(Relation) {
  return Relation::kDifferent;
}

class Encoder {
 public:
  template <class T>
  std::string whole(const T& value) {
    out_.array(1 + kFields<T>);
    out_.integer(kVersion);
    std::apply([this](const auto&... field) { (put(field), ...); }, fields(value));
    return out_.take();
  }

 private:
  void put(const std::string& text) { out_.text(text); }
  void put(std::uint32_t number) { out_.integer(number); }
  void put(Date date) { out_.integer(date.days); }
  void put(Timestamp moment) { out_.integer(moment.seconds); }
  void put(DocumentId id) { out_.text(id.value.hex()); }
  void put(Span span) {
    out_.array(2);
    out_.integer(span.begin);
    out_.integer(span.size());
  }

  template <class T>
  requires std::is_enum_v<T>
  void put(T value) { out_.integer(static_cast<std::int64_t>(value)); }

  template <class T>
  void put(const std::optional<T>& value) {
    value ? put(*value) : out_.null();
  }

  template <class T>
  void put(const std::vector<T>& values) {
    out_.array(values.size());
    for (const T& value : values) put(value);
  }

  template <class... T>
  void put(const std::variant<T...>& value) {
    out_.array(2);
    out_.integer(static_cast<std::int64_t>(value.index()));
    std::visit([this](const auto& held) { put(held); }, value);
  }

  template <class T>
  requires(kFields<T> > 0) void put(const T& value) {
    out_.array(kFields<T>);
    std::apply([this](const auto&... field) { (put(field), ...); }, fields(value));
  }

  CborWriter out_;
};

class Decoder {
 public:
  explicit Decoder(std::string_view bytes) : in_(bytes) {}

  template <class T>
  T whole() {
    T value;
    in_.array_of(1 + kFields<T>);
    const std::int64_t seen = in_.integer();
    if (seen != kVersion) in_.fail("version " + std::to_string(seen) + " of the layout");
    std::apply([this](auto&... field) { (get(field), ...); }, fields(value));
    in_.finish();
    return value;
  }

 private:
  void get(std::string& text) { text = in_.text(); }
  void get(std::uint32_t& number) { number = in_.index(kAny32); }

  void get(Date& date) {
    const std::int64_t days = in_.integer();
    date.days = static_cast<std::int32_t>(days);
    if (date.days != days) in_.fail("a date out of range");
  }

  void get(Timestamp& moment) { moment.seconds = in_.integer(); }

  void get(DocumentId& id) {
    const std::string hex = in_.text();
    try {
      id = {Hash128::from_hex(hex)};
    } catch (const Error&) {
      in_.fail("a document id that is none");
    }
  }

  void get(Span& span) {
    in_.array_of(2);
    span.begin = in_.index(kAny32);
    span.end = span.begin + in_.index(kAny32 - span.begin);
  }

  template <class T>
  requires std::is_enum_v<T>
  void get(T& value) {
    value = static_cast<T>(in_.index(static_cast<std::uint64_t>(last(T{})) + 1));
  }

  template <class T>
  void get(std::optional<T>& value) {
    value.reset();
    if (!in_.null()) get(value.emplace());
  }

  // Elements are made one by one: a damaged count then costs no memory before the bytes run out.
  template <class T>
  void get(std::vector<T>& values) {
    for (std::size_t left = in_.array(); left > 0; --left) get(values.emplace_back());
  }

  template <class... T>
  void get(std::variant<T...>& value) {
    in_.array_of(2);
    const std::uint32_t wanted = in_.index(sizeof...(T));
    std::uint32_t index = 0;
    ((index++ == wanted ? get(value.template emplace<T>()) : void()), ...);
  }

  template <class T>
  requires(kFields<T> > 0) void get(T& value) {
    in_.array_of(kFields<T>);
    std::apply([this](auto&... field) { (get(field), ...); }, fields(value));
  }

  CborReader in_;
};

}  // namespace

std::string encode(const DocumentFacts& facts) {
  return Encoder().whole(facts);
}
DocumentFacts decode_facts(std::string_view bytes) {
  return Decoder(bytes).whole<DocumentFacts>();
}

std::string encode(const Report& report) {
  return Encoder().whole(report);
}
Report decode_report(std::string_view bytes) {
  return Decoder(bytes).whole<Report>();
}

std::string encode(const Judgement& judgement) {
  return Encoder().whole(judgement);
}
Judgement decode_judgement(std::string_view bytes) {
  return Decoder(bytes).whole<Judgement>();
}

}  // namespace dossier
