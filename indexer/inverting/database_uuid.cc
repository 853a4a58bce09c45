#include "indexer/inverting/database_uuid.h"

#include <random>

namespace dateline {

std::array<unsigned char, 16> random_database_uuid() {
  std::random_device random;
  std::array<unsigned char, 16> uuid{};
  for (unsigned char& byte : uuid) byte = static_cast<unsigned char>(random());
  uuid[6] = static_cast<unsigned char>((uuid[6] & 0x0F) | 0x40);
  uuid[8] = static_cast<unsigned char>((uuid[8] & 0x3F) | 0x80);
  return uuid;
}

}  // namespace dateline
