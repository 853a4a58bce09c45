// The rules read title and body for candidates; a model, where the language has one, says better which of them are
// names; and the whole article decides (resolve.h).
#include "indexer/entities/tagger.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <mutex>
#include <utility>

#include "indexer/entities/attributions.h"
#include "indexer/entities/caseless.h"
#include "indexer/entities/dateline_place.h"
#include "indexer/entities/labeller.h"
#include "indexer/entities/learned_mentions.h"
#include "indexer/entities/lexicon.h"
#include "indexer/entities/models.h"
#include "indexer/entities/organization_checks.h"
#include "indexer/entities/peoples.h"
#include "indexer/entities/reading.h"
#include "indexer/entities/resolve.h"
#include "indexer/entities/titles.h"

namespace dateline {
namespace {

constexpr std::size_t kLongestText = std::size_t{1} << 31;  // spans are 32 bits
constexpr std::size_t kMostForms =
    16'000;  // that are remembered from article to article: more fall out of the processor's cache

// What a thread keeps from article to article, for speed only.
struct Workspace {
  explicit Workspace(const Lexicon& lexicon) : forms(lexicon) {}
  WordFormTable forms;
  std::map<const LabelModel*, Labeller> labellers;
  std::vector<LabelledName> names;
};

class Workspaces {
 public:
  explicit Workspaces(const Lexicon& lexicon) : lexicon_(lexicon) {}
  std::unique_ptr<Workspace> take() {
    const std::lock_guard lock(mutex_);
    if (free_.empty()) return std::make_unique<Workspace>(lexicon_);
    std::unique_ptr<Workspace> out = std::move(free_.back());
    free_.pop_back();
    return out;
  }
  void give_back(std::unique_ptr<Workspace> workspace) {
    if (workspace->forms.size() > kMostForms) workspace->forms.forget();
    const std::lock_guard lock(mutex_);
    free_.push_back(std::move(workspace));
  }

 private:
  const Lexicon& lexicon_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Workspace>> free_;  // under mutex_
};

void label(ReadText& text, const Reading& reading, Labeller& labeller, std::vector<LabelledName>& names) {
  const std::vector<std::uint8_t> rules = rule_codes(text.tagged);
  names.clear();
  for (const Line& line : text.lines) labeller.find_names(text.tagged, reading.vocabulary(), line, rules, names);
  use_learned(text.tagged, names, reading.vocabulary(), reading.known());
}

// Names in scripts without capitals, where no other entity is.
class CaselessAdder {
 public:
  CaselessAdder(const CaselessNames& names, std::vector<Entity>& entities) : names_(names), entities_(entities) {}

  void add(const Article& article) {
    const std::size_t before = entities_.size();
    add(article.body, article.language, &Entity::spans);
    add(article.title, article.language, &Entity::title_spans);
    if (entities_.size() == before) return;
    std::stable_sort(entities_.begin(), entities_.end(), [](const Entity& a, const Entity& b) {
      return a.spans.size() + a.title_spans.size() > b.spans.size() + b.title_spans.size();
    });
  }

 private:
  void add(std::string_view text, std::string_view language, std::vector<Span> Entity::*spans) {
    const std::vector<CaselessNames::Found> all = names_.find(text, language);
    if (all.empty()) return;
    std::vector<Span> taken;
    for (const Entity& entity : entities_) taken.insert(taken.end(), (entity.*spans).begin(), (entity.*spans).end());
    std::sort(taken.begin(), taken.end());
    for (const CaselessNames::Found& found : all) {
      const auto after = std::lower_bound(taken.begin(), taken.end(), found.span);
      const bool overlaps = (after != taken.end() && after->begin < found.span.end) ||
                            (after != taken.begin() && std::prev(after)->end > found.span.begin);
      if (!overlaps) (place_named(found).*spans).push_back(found.span);
    }
    for (Entity& entity : entities_) std::sort((entity.*spans).begin(), (entity.*spans).end());
  }

  Entity& place_named(const CaselessNames::Found& found) {
    const auto entity = std::find_if(entities_.begin(), entities_.end(), [&](const Entity& e) {
      return e.kind == EntityKind::place && e.name == found.name;
    });
    if (entity != entities_.end()) return *entity;
    return entities_.emplace_back(
        Entity{EntityKind::place, std::string(found.name), std::string(found.country), {}, {}});
  }

  const CaselessNames& names_;
  std::vector<Entity>& entities_;
};

bool is_english(const Article& article) { return article.language.empty() || article.language == "en"; }

class LayeredTagger final : public Tagger {
 public:
  explicit LayeredTagger(const TaggerOptions& options)
      : with_gazetteers_(options.layers >= TaggerLayers::gazetteers), workspaces_(lexicon_) {
    if (with_gazetteers_) caseless_ = std::make_unique<CaselessNames>();
    if (options.layers >= TaggerLayers::models) {
      models_ = std::make_unique<Models>(options.models, options.on_problem);
    }
  }

  [[nodiscard]] std::vector<Entity> tag(const Article& article, std::vector<std::string>* countries) const override {
    if (std::max(article.title.size(), article.body.size()) > kLongestText) return {};
    std::unique_ptr<Workspace> workspace = workspaces_.take();
    std::vector<Entity> entities = tag(article, *workspace, countries);
    workspaces_.give_back(std::move(workspace));
    return entities;
  }

 private:
  std::vector<Entity> tag(const Article& article, Workspace& workspace, std::vector<std::string>* countries) const {
    Reading reading(article, lexicon_, workspace.forms, with_gazetteers_);
    if (const LabelModel* model = models_ ? models_->of(article.language) : nullptr) {
      Labeller& labeller = workspace.labellers.try_emplace(model, *model).first->second;
      label(reading.body(), reading, labeller, workspace.names);
      label(reading.title(), reading, labeller, workspace.names);
    }
    cut_titles(reading.title().tagged, reading.body().tagged, reading.vocabulary(), article.language);
    check_organizations(reading.title().tagged, reading.body().tagged, reading.vocabulary(), lexicon_);
    drop_attributions(reading.body().tagged, reading.vocabulary());
    drop_attributions(reading.title().tagged, reading.vocabulary());
    read_dateline(article, reading.body().tagged, reading.vocabulary(), reading.known());
    const std::vector<Line>& title = reading.title().lines;
    const bool headline = !title.empty() && title.front().style != LineStyle::prose;
    std::vector<Entity> entities =
        resolve(reading.title().tagged, headline, reading.body().tagged, reading.vocabulary());
    if (caseless_) CaselessAdder(*caseless_, entities).add(article);
    add_declared_place(article, workspace.forms, reading.known(), entities);
    if (countries != nullptr && with_gazetteers_ && is_english(article)) {
      *countries =
          countries_of_peoples(reading.title().tagged, reading.body().tagged, reading.vocabulary(), lexicon_, entities);
    }
    return entities;
  }

  Lexicon lexicon_;
  bool with_gazetteers_;
  std::unique_ptr<CaselessNames> caseless_;
  std::unique_ptr<Models> models_;
  mutable Workspaces workspaces_;  // guards itself
};

}  // namespace

std::unique_ptr<Tagger> make_tagger(const TaggerOptions& options) { return std::make_unique<LayeredTagger>(options); }

}  // namespace dateline
