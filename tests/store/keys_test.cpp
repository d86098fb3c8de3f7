#include "store/keys.h"

#include <catch2/catch.hpp>
#include <random>

#include "base/error.h"

namespace dossier::keys {
namespace {

// Few distinct values for each field, so that neighbours and ties are common, and the extremes are
// among them.
class Draw {
 public:
  std::uint64_t number() {
    static constexpr std::uint64_t kValues[] = {0, 1, 2, 255, 256, 65535, 1ull << 32, ~0ull};
    return pick(kValues);
  }
  std::uint32_t ordinal() { return static_cast<std::uint32_t>(number()); }
  std::uint16_t predicate() { return static_cast<std::uint16_t>(number()); }
  Date date() {
    static constexpr std::int32_t kDays[] = {-2147483647, -1, 0, 1, 127, 128, 20000, 2147483647};
    return {pick(kDays)};
  }
  std::optional<Date> maybe_date() {
    if (number() < 2) return std::nullopt;
    return date();
  }
  Direction direction() { return static_cast<Direction>(number() % 2); }
  Hash128 hash() { return {number(), number()}; }
  EntityType type() { return static_cast<EntityType>(number() % 6); }
  std::string text() {
    static const std::string kTexts[] = {"", "a", "aa", "ab", "b", "\x01", "\xC3\xA9", "\xFF"};
    return pick(kTexts);
  }

 private:
  template <typename T, std::size_t N>
  T pick(const T (&values)[N]) {
    return values[random_() % N];
  }
  std::mt19937 random_{7};
};

template <typename Make, typename Decode>
void require_order_kept(const Make& make, const Decode& decode) {
  for (int i = 0; i < 20000; ++i) {
    const auto a = make();
    const auto b = make();
    const std::string a_bytes = encode(a);
    const std::string b_bytes = encode(b);
    REQUIRE((a < b) == (a_bytes < b_bytes));
    REQUIRE((a == b) == (a_bytes == b_bytes));
    REQUIRE(decode(a_bytes) == a);
  }
}

template <typename Key, typename Decode>
void require_other_lengths_refused(const Key& key, const Decode& decode) {
  const std::string bytes = encode(key);
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    REQUIRE_THROWS_AS(decode(std::string_view(bytes).substr(0, length)), Error);
  }
  REQUIRE_THROWS_AS(decode(bytes + "x"), Error);
}

TEST_CASE("the bytes of every key shape sort as its values do, and decode to them") {
  Draw draw;
  require_order_kept([&] { return DocumentKey{{draw.hash()}}; }, decode_document_key);
  require_order_kept([&] { return JudgementKey{{draw.hash()}}; }, decode_judgement_key);
  require_order_kept([&] { return DocumentNumberKey{draw.number()}; }, decode_document_number_key);
  require_order_kept([&] { return NodeIdKey{{draw.hash()}}; }, decode_node_id_key);
  require_order_kept([&] { return EntityKey{draw.number()}; }, decode_entity_key);
  require_order_kept(
      [&] {
        return NameKey{draw.text(), draw.type(), draw.number()};
      },
      decode_name_key);
  require_order_kept(
      [&] {
        return AdjacencyKey{draw.number(), draw.direction(), draw.predicate(), draw.maybe_date(),
                            draw.number(), draw.number(),    draw.ordinal()};
      },
      decode_adjacency_key);
  require_order_kept(
      [&] {
        return TimeKey{draw.date(), draw.predicate(), {draw.hash()}};
      },
      decode_time_key);
  require_order_kept(
      [&] {
        return CountKey{draw.number(), draw.direction(), draw.predicate()};
      },
      decode_count_key);
}

TEST_CASE("a key that is cut short or too long is refused") {
  Draw draw;
  require_other_lengths_refused(DocumentKey{{draw.hash()}}, decode_document_key);
  require_other_lengths_refused(DocumentNumberKey{3}, decode_document_number_key);
  require_other_lengths_refused(NodeIdKey{{draw.hash()}}, decode_node_id_key);
  require_other_lengths_refused(EntityKey{3}, decode_entity_key);
  require_other_lengths_refused(NameKey{"ana", EntityType::kPlace, 3}, decode_name_key);
  require_other_lengths_refused(AdjacencyKey{.entity = 3}, decode_adjacency_key);
  require_other_lengths_refused(TimeKey{{1}, 2, {draw.hash()}}, decode_time_key);
  require_other_lengths_refused(CountKey{3, Direction::kIncoming, 2}, decode_count_key);
}

TEST_CASE("a direction, type or tag that no key has is refused") {
  std::string edge = encode(CountKey{3, Direction::kIncoming, 2});
  edge[8] = 2;
  REQUIRE_THROWS_AS(decode_count_key(edge), Error);
  std::string name = encode(NameKey{"ana", EntityType::kEvent, 3});
  name[4] = 6;
  REQUIRE_THROWS_AS(decode_name_key(name), Error);
  REQUIRE_THROWS_AS(decode_node_id_key(encode(DocumentNumberKey{3})), Error);
  std::string document = encode(DocumentNumberKey{3});
  document[0] = 1;
  REQUIRE_THROWS_AS(decode_document_number_key(document), Error);
}

TEST_CASE("all edges of one entity lie between its prefix and the next entity's") {
  const std::string prefix = encode(EntityKey{255});
  const std::string next = encode(EntityKey{256});
  Draw draw;
  for (int i = 0; i < 1000; ++i) {
    const std::string key =
        encode(AdjacencyKey{255, draw.direction(), draw.predicate(), draw.maybe_date(),
                            draw.number(), draw.number(), draw.ordinal()});
    REQUIRE(prefix <= key);
    REQUIRE(key < next);
  }
}

}  // namespace
}  // namespace dossier::keys
