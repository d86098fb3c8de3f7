#include "store/keys.h"

#include <limits>

#include "base/error.h"

namespace dossier::keys {
namespace {

constexpr std::uint32_t kSignBit = 0x80000000u;
constexpr std::uint8_t kDocumentTag = 0;  // first byte of the two shapes of `public`
constexpr std::uint8_t kNodeTag = 1;

class Writer {
 public:
  template <typename Unsigned>
  Writer& number(Unsigned value) {
    for (int shift = 8 * (sizeof value - 1); shift >= 0; shift -= 8) {
      bytes_ += static_cast<char>(value >> shift & 0xFF);
    }
    return *this;
  }
  Writer& byte(std::uint8_t value) {
    bytes_ += static_cast<char>(value);
    return *this;
  }
  Writer& hash(const Hash128& value) { return number(value.high).number(value.low); }
  Writer& date(Date value) { return number(static_cast<std::uint32_t>(value.days) ^ kSignBit); }
  Writer& text(std::string_view value) {
    bytes_ += value;
    return byte(0);
  }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

class Reader {
 public:
  Reader(std::string_view bytes, std::string_view shape) : bytes_(bytes), shape_(shape) {}

  template <typename Unsigned>
  Unsigned number() {
    if (bytes_.size() < sizeof(Unsigned)) fail();
    Unsigned value = 0;
    for (std::size_t i = 0; i < sizeof(Unsigned); ++i) {
      value = static_cast<Unsigned>(value << 8 | static_cast<unsigned char>(bytes_[i]));
    }
    bytes_.remove_prefix(sizeof(Unsigned));
    return value;
  }
  std::uint8_t byte(std::uint8_t largest) {
    if (bytes_.empty() || static_cast<unsigned char>(bytes_[0]) > largest) fail();
    const auto value = static_cast<std::uint8_t>(bytes_[0]);
    bytes_.remove_prefix(1);
    return value;
  }
  Hash128 hash() {
    const auto high = number<std::uint64_t>();
    return {high, number<std::uint64_t>()};
  }
  Date date() { return {static_cast<std::int32_t>(number<std::uint32_t>() ^ kSignBit)}; }
  std::string text() {
    const std::size_t end = bytes_.find('\0');
    if (end == std::string_view::npos) fail();
    std::string value(bytes_.substr(0, end));
    bytes_.remove_prefix(end + 1);
    return value;
  }
  void tag(std::uint8_t expected) {
    if (byte(expected) != expected) fail();
  }
  void finish() const {
    if (!bytes_.empty()) fail();
  }

 private:
  [[noreturn]] void fail() const {
    throw Error(ErrorCode::kStore, "damaged store: bytes that are no " + std::string(shape_));
  }
  std::string_view bytes_;
  std::string_view shape_;
};

// "No date" takes the place of the earliest day, which no calendar reaches.
constexpr Date kNoDate{std::numeric_limits<std::int32_t>::min()};

constexpr auto kLastDirection = static_cast<std::uint8_t>(Direction::kIncoming);
constexpr auto kLastType = static_cast<std::uint8_t>(EntityType::kEvent);

}  // namespace

std::string encode(const DocumentKey& key) {
  return encode_hash(key.document.value);
}

std::string encode(const JudgementKey& key) {
  return encode_hash(key.judgement.value);
}

std::string encode(const DocumentNumberKey& key) {
  return Writer().byte(kDocumentTag).number(key.document).take();
}

std::string encode(const NodeIdKey& key) {
  return Writer().byte(kNodeTag).hash(key.node.value).take();
}

std::string encode(const EntityKey& key) {
  return encode_number(key.entity);
}

std::string encode(const NameKey& key) {
  return Writer()
      .text(key.folded)
      .byte(static_cast<std::uint8_t>(key.type))
      .number(key.entity)
      .take();
}

std::string encode(const AdjacencyKey& key) {
  return Writer()
      .number(key.entity)
      .byte(static_cast<std::uint8_t>(key.direction))
      .number(key.predicate)
      .date(key.date.value_or(kNoDate))
      .number(key.other)
      .number(key.document)
      .number(key.ordinal)
      .take();
}

std::string encode(const TimeKey& key) {
  return Writer().date(key.date).number(key.predicate).hash(key.claim.value).take();
}

std::string encode(const CountKey& key) {
  return Writer()
      .number(key.entity)
      .byte(static_cast<std::uint8_t>(key.direction))
      .number(key.predicate)
      .take();
}

DocumentKey decode_document_key(std::string_view bytes) {
  return {{decode_hash(bytes)}};
}

JudgementKey decode_judgement_key(std::string_view bytes) {
  return {{decode_hash(bytes)}};
}

DocumentNumberKey decode_document_number_key(std::string_view bytes) {
  Reader reader(bytes, "document number");
  reader.tag(kDocumentTag);
  const DocumentNumberKey key{reader.number<Number>()};
  reader.finish();
  return key;
}

NodeIdKey decode_node_id_key(std::string_view bytes) {
  Reader reader(bytes, "node id");
  reader.tag(kNodeTag);
  const NodeIdKey key{{reader.hash()}};
  reader.finish();
  return key;
}

EntityKey decode_entity_key(std::string_view bytes) {
  return {decode_number(bytes)};
}

NameKey decode_name_key(std::string_view bytes) {
  Reader reader(bytes, "name key");
  NameKey key;
  key.folded = reader.text();
  key.type = static_cast<EntityType>(reader.byte(kLastType));
  key.entity = reader.number<Number>();
  reader.finish();
  return key;
}

AdjacencyKey decode_adjacency_key(std::string_view bytes) {
  Reader reader(bytes, "adjacency key");
  AdjacencyKey key;
  key.entity = reader.number<Number>();
  key.direction = static_cast<Direction>(reader.byte(kLastDirection));
  key.predicate = reader.number<std::uint16_t>();
  const Date date = reader.date();
  if (date != kNoDate) key.date = date;
  key.other = reader.number<Number>();
  key.document = reader.number<Number>();
  key.ordinal = reader.number<std::uint32_t>();
  reader.finish();
  return key;
}

TimeKey decode_time_key(std::string_view bytes) {
  Reader reader(bytes, "time key");
  TimeKey key;
  key.date = reader.date();
  key.predicate = reader.number<std::uint16_t>();
  key.claim.value = reader.hash();
  reader.finish();
  return key;
}

CountKey decode_count_key(std::string_view bytes) {
  Reader reader(bytes, "count key");
  CountKey key;
  key.entity = reader.number<Number>();
  key.direction = static_cast<Direction>(reader.byte(kLastDirection));
  key.predicate = reader.number<std::uint16_t>();
  reader.finish();
  return key;
}

std::string encode_number(std::uint64_t number) {
  return Writer().number(number).take();
}

std::uint64_t decode_number(std::string_view bytes) {
  Reader reader(bytes, "number");
  const auto number = reader.number<std::uint64_t>();
  reader.finish();
  return number;
}

std::string encode_hash(const Hash128& hash) {
  return Writer().hash(hash).take();
}

Hash128 decode_hash(std::string_view bytes) {
  Reader reader(bytes, "hash");
  const Hash128 hash = reader.hash();
  reader.finish();
  return hash;
}

}  // namespace dossier::keys
