#include "common/dates/forms.h"

#include <algorithm>

namespace dateline {
namespace {

// The longest form before a year is "Aug 31 00:45:00 GMT+0700 2023" or "31 ก.ค. พ.ศ. 2566".
constexpr std::size_t kMostTokensBeforeYear = 12;

bool is_numeric_sign(char sign) { return sign == '.' || sign == '-' || sign == '/'; }

}  // namespace

bool DayForms::is_anchor(std::size_t i) const {
  if (parts_.is_year(i)) return true;
  if (tokens_.is_number(i, 8, 8)) return reading_.alone || tokens_.is_word(i + 1);
  if (tokens_.is_number(i, 14, 14)) return reading_.alone;
  return parts_.era_start(i) != 0;
}

// 31 August 2023, 31-Aug-2023, 31 de agosto de 2023, ngày 31 tháng 8 năm 2023.
DayForms::Form DayForms::named_day_first(std::size_t i, std::size_t anchor) const {
  if (!parts_.is_day(i)) return std::nullopt;
  const auto month = parts_.month_at(parts_.skip_glue(parts_.skip_ordinal(i + 1), 3));
  if (!month || parts_.skip_glue(month->end, 5) != anchor) return std::nullopt;
  return DayForm{.found = true,
                 .year = value(anchor),
                 .month = month->name.month,
                 .day = value(i),
                 .calendar = month->name.calendar,
                 .begin = i,
                 .end = anchor + 1};
}

// August 31, 2023; Aug 31 00:45:00 GMT+0700 2023.
DayForms::Form DayForms::month_first(std::size_t i, std::size_t anchor) const {
  const auto month = parts_.month_at(i);
  if (!month) return std::nullopt;
  const std::size_t day = parts_.skip_glue(month->end, 2);
  if (!parts_.is_day(day)) return std::nullopt;
  DayForm form{.found = true,
               .year = value(anchor),
               .month = month->name.month,
               .day = value(day),
               .calendar = month->name.calendar,
               .begin = i,
               .end = anchor + 1};
  const std::size_t behind = parts_.skip_ordinal(day + 1);
  if (parts_.skip_glue(behind, 3) == anchor) return form;
  const Clock clock = clock_at(tokens_, behind, false);
  if (clock.state == ClockState::none || clock.end > anchor) return std::nullopt;
  // A zone without offset (IST) may still stand between.
  if (parts_.skip_glue(clock.end, 2) != anchor) return std::nullopt;
  form.clock = clock;
  return form;
}

NumericOrder DayForms::order() {
  if (!order_) order_ = numeric_order(reading_.language);
  return *order_;
}

// 31.08.2023, 8/31/2023, "31. 8. 2023".
DayForms::Form DayForms::numeric_year_last(std::size_t i, std::size_t anchor) {
  if (!tokens_.is_number(i, 1, 2) || i + 4 != anchor || !tokens_.is_number(i + 2, 1, 2)) return std::nullopt;
  const DateToken& sign = tokens_.tokens[i + 1];
  if (sign.kind != DateTokenKind::sign || !is_numeric_sign(sign.sign) || !tokens_.is_sign(i + 3, sign.sign)) {
    return std::nullopt;
  }
  const bool attached = tokens_.attached(i + 1) && tokens_.attached(i + 3);
  const bool tight = attached && tokens_.attached(i + 2) && tokens_.attached(anchor);
  if (!tight && !reading_.alone && (sign.sign != '.' || !attached)) return std::nullopt;
  const std::uint64_t first = value(i), second = value(i + 2);
  DayForm form{.found = true, .year = value(anchor), .numeric = true, .begin = i, .end = anchor + 1};
  // With points the day always comes first.
  const bool month_leads =
      second > 12 || (first <= 12 && sign.sign != '.' &&
                      (order() == NumericOrder::month_day_year ||
                       (order() == NumericOrder::year_month_day && base_language(reading_.language) == "en")));
  form.month = month_leads ? first : second;
  form.day = month_leads ? second : first;
  form.ambiguous = first <= 12 && second <= 12 && first != second && sign.sign != '.';
  return form;
}

// 2023-08-31, 2023/8/31, "2023. 8. 31."
DayForms::Form DayForms::numeric_year_first(std::size_t anchor) const {
  if (!tokens_.is_number(anchor + 2, 1, 2) || !tokens_.is_number(anchor + 4, 1, 2)) return std::nullopt;
  const DateToken& sign = tokens_.tokens[anchor + 1];
  if (sign.kind != DateTokenKind::sign || !is_numeric_sign(sign.sign) || !tokens_.is_sign(anchor + 3, sign.sign)) {
    return std::nullopt;
  }
  const bool attached = tokens_.attached(anchor + 1) && tokens_.attached(anchor + 3);
  const bool tight = attached && tokens_.attached(anchor + 2) && tokens_.attached(anchor + 4);
  if (!tight && !reading_.alone && (sign.sign != '.' || !attached)) return std::nullopt;
  return DayForm{.found = true,
                 .year = value(anchor),
                 .month = value(anchor + 2),
                 .day = value(anchor + 4),
                 .numeric = true,
                 .begin = anchor,
                 .end = anchor + 5};
}

// "2023. augusztus 31.", "2023 m. rugpjūčio 31 d.", "2023. gada 31. augusts", "2023-yil 31-avgust", "2023-Aug-31".
DayForms::Form DayForms::named_year_first(std::size_t anchor) {
  bool has_word = false;
  const std::size_t start = parts_.skip_year_words(anchor + 1, has_word);
  DayForm form{.found = true, .year = value(anchor), .begin = anchor};
  std::optional<NamedMonth> month = parts_.month_at(start);
  std::size_t end = 0;
  if (month) {
    const std::size_t day = parts_.skip_glue(month->end, 2);
    if (!parts_.is_day(day)) return std::nullopt;
    form.day = value(day);
    end = parts_.skip_ordinal(day + 1);
  } else {
    if (!parts_.is_day(start) || !has_word) return std::nullopt;
    month = parts_.month_at(parts_.skip_glue(parts_.skip_ordinal(start + 1), 2));
    if (!month) return std::nullopt;
    form.day = value(start);
    end = month->end;
  }
  // "... in 2022. May 5 was ..." is no date, and "2022. 31 August 2023" is the date behind it.
  const bool tight = tokens_.attached(anchor + 1) && tokens_.attached(start) && start == anchor + 2;
  if (month->name.english && !reading_.alone && !has_word && !tight && order() != NumericOrder::year_month_day) {
    return std::nullopt;
  }
  if (parts_.is_year(parts_.skip_glue(end, 3))) return std::nullopt;
  form.month = month->name.month;
  form.calendar = month->name.calendar;
  form.end = end;
  return form;
}

// 2023年8月31日, 2023년 8월 31일, 令和5年8月31日.
DayForms::Form DayForms::counted(std::size_t anchor) const {
  const std::size_t i = anchor;
  const bool year = tokens_.is_word(i + 1) && one_of(tokens_.at(i + 1), {"年", "년"});
  if (!year || !tokens_.is_number(i + 2, 1, 2)) return std::nullopt;
  const bool month = tokens_.is_word(i + 3) && one_of(tokens_.at(i + 3), {"月", "월"});
  if (!month || !tokens_.is_number(i + 4, 1, 2)) return std::nullopt;
  if (!tokens_.is_word(i + 5) || !one_of(tokens_.at(i + 5), {"日", "号", "號", "일"})) return std::nullopt;
  const std::uint64_t era = parts_.era_start(anchor);
  return DayForm{.found = true,
                 .year = era + value(i),
                 .month = value(i + 2),
                 .day = value(i + 4),
                 .begin = era == 0 ? anchor : anchor - 2,
                 .end = i + 6};
}

// 20230831T004500; alone also 20230831 and 20230831004500.
DayForms::Form DayForms::compact(std::size_t anchor) const {
  const bool only = reading_.alone && tokens_.size() == 1;
  DayForm form{.found = true, .numeric = true, .begin = anchor, .end = anchor + 1};
  std::uint64_t digits = value(anchor);
  if (tokens_.is_number(anchor, 14, 14) && only) {
    const std::uint64_t hour = digits / 10000 % 100, minute = digits / 100 % 100, second = digits % 100;
    Clock clock{.state = ClockState::impossible, .has_seconds = true, .end = form.end};
    if (hour < 24 && minute < 60 && second < 60) clock.state = ClockState::read;
    clock.time = std::chrono::hours{hour} + std::chrono::minutes{minute} + std::chrono::seconds{second};
    form.clock = clock;
    digits /= 1'000'000;
  } else if (tokens_.is_number(anchor, 8, 8)) {
    const bool has_t = tokens_.attached(anchor + 1) && tokens_.attached(anchor + 2) &&
                       (tokens_.is_word(anchor + 1, "T") || tokens_.is_word(anchor + 1, "t"));
    if (has_t) {
      const Clock clock = iso_clock_at(tokens_, anchor + 2);
      if (clock.state == ClockState::none) return std::nullopt;
      form.clock = clock;
      form.end = clock.end;
    } else if (!only) {
      return std::nullopt;
    }
  } else {
    return std::nullopt;
  }
  form.year = digits / 10000;
  form.month = digits / 100 % 100;
  form.day = digits % 100;
  return form;
}

DayForms::Form DayForms::day_from(std::size_t i, std::size_t anchor) {
  if (tokens_.is_number(i, 1, 2)) {
    if (auto form = numeric_year_last(i, anchor)) return form;
    if (auto form = named_day_first(i, anchor)) return form;
  }
  return month_first(i, anchor);
}

// A numeric date that is part of a longer chain of numbers is a version, an address or a path.
bool DayForms::stands_free(const DayForm& form) const {
  if (!form.numeric) return true;
  const auto is_chain_sign = [&](std::size_t i) {
    return tokens_.is_sign(i, '/') || tokens_.is_sign(i, '.') || tokens_.is_sign(i, '-') || tokens_.is_sign(i, '_') ||
           tokens_.is_sign(i, ':');
  };
  const std::size_t begin = form.begin, end = form.end;
  if (begin > 0 && tokens_.attached(begin)) {
    const DateToken& before = tokens_.tokens[begin - 1];
    const bool letter = static_cast<unsigned char>(tokens_.text[before.span.end - 1]) < 0x80;
    if (before.kind == DateTokenKind::word && letter && !reading_.alone) return false;
    if (before.kind == DateTokenKind::number) return false;
    if (is_chain_sign(begin - 1) && tokens_.attached(begin - 1)) {
      const DateToken& link = tokens_.tokens[begin - 2];
      if (link.kind == DateTokenKind::number || tokens_.is_sign(begin - 1, '/') || tokens_.is_sign(begin - 1, '_'))
        return false;
    }
  }
  if (form.clock || !is_chain_sign(end) || !tokens_.attached(end) || !tokens_.attached(end + 1)) return true;
  if (tokens_.is_sign(end, '/')) return tokens_.is_number(end + 1, 1, 2) && tokens_.is_sign(end + 2, ':');
  return !tokens_.is_number(end + 1, 1, 255) || tokens_.is_sign(end + 2, ':');
}

DayForm DayForms::day_around(std::size_t anchor, std::size_t first) {
  const auto usable = [&](const Form& form) { return form && form->begin >= first && stands_free(*form); };
  if (const auto form = compact(anchor); usable(form)) return *form;
  if (const auto form = counted(anchor); usable(form)) return *form;
  if (!parts_.is_year(anchor)) return {};
  const std::size_t earliest = std::max(first, anchor - std::min(anchor, kMostTokensBeforeYear));
  for (std::size_t i = earliest; i < anchor; ++i) {
    if (const auto form = day_from(i, anchor); usable(form)) return *form;
  }
  if (const auto form = numeric_year_first(anchor); usable(form)) return *form;
  if (const auto form = named_year_first(anchor); usable(form)) return *form;
  return {};
}

DayForm DayForms::month_around(std::size_t anchor) const {
  DayForm form{.found = true, .year = value(anchor), .day = 1};
  if (!parts_.is_year(anchor)) return {};
  // 2023年8月
  const bool counted = tokens_.is_word(anchor + 1) && one_of(tokens_.at(anchor + 1), {"年", "년"}) &&
                       tokens_.is_number(anchor + 2, 1, 2) && tokens_.is_word(anchor + 3) &&
                       one_of(tokens_.at(anchor + 3), {"月", "월"});
  if (counted && !tokens_.is_number(anchor + 4, 1, 255)) {
    form.month = value(anchor + 2);
    return form;
  }
  // 08/2023 and nothing else
  if (tokens_.size() == 3 && anchor == 2 && tokens_.is_number(0, 1, 2) && tokens_.is_sign(1, '/')) {
    form.month = value(0);
    return form;
  }
  // August 2023; but 32 August 2023 is a mistake, not a month
  const std::size_t earliest = anchor - std::min<std::size_t>(anchor, 6);
  for (std::size_t i = earliest; i < anchor; ++i) {
    const auto month = parts_.month_at(i);
    if (!month || parts_.skip_glue(month->end, 4) != anchor) continue;
    for (std::size_t j = i - std::min<std::size_t>(i, 3); j < i; ++j) {
      if (tokens_.is_number(j, 1, 255)) return {};
    }
    form.month = month->name.month;
    form.calendar = month->name.calendar;
    return form;
  }
  return {};
}

}  // namespace dateline
