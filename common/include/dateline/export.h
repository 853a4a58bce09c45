#pragma once

/// Marks what libdateline.so shows to its users; everything else is hidden.
#if defined(__GNUC__)
#define DATELINE_API __attribute__((visibility("default")))
#else
#define DATELINE_API
#endif
