// The learned model of events: which words carry one, and who plays which role in it.
//
//   Threads    immutable after loading.
//   Errors     kData for a model file that is missing or damaged (model/README.md gives its layout).
//   Bytes      a pure function of the reading and of what the rules proposed.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "language/model_file.h"
#include "understand/event_scene.h"
#include "understand/feature_net.h"

namespace dossier {

class EventModel : public EventChooser {
 public:
  explicit EventModel(const std::filesystem::path& file);

  TriggerChoices triggers(const EventScene& scene, const TriggerChoices& proposed) const override;
  void roles(const EventScene& scene, std::vector<EventDraft>& drafts) const override;
  void earlier(const EventScene& scene, std::vector<EventDraft>& drafts) const override;

  /// Name, version, training sets with their licences, and measured quality, as lines of text.
  const std::string& description() const { return file_.description(); }

 private:
  std::optional<TriggerChoice> choice(std::vector<float> scores,
                                      const TriggerChoice* proposed) const;
  std::string best_mode(const std::vector<float>& scores, const std::string& category) const;
  void set_roles(const EventScene& scene, const std::vector<RoleCandidate>& candidates,
                 const std::vector<std::vector<float>>& shares, EventDraft& draft,
                 const std::vector<EventDraft>& drafts) const;

  ModelFile file_;
  std::vector<std::string> categories_;  // "none" first
  std::vector<std::string> modes_;       // "coerce/seize", "coerce/" for none
  std::vector<std::string> roles_;       // "none" first
  FeatureNet trigger_, role_, same_;
  std::span<const float> trigger_bar_, role_bar_;  // least share that draws a category, a role
  std::span<const float> same_bar_;                // possible, sure
  std::span<const float> trigger_start_,
      role_start_;  // added to what is proposed; to none otherwise
};

}  // namespace dossier
