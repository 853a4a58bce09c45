// An answer of any length: made piece by piece by a thread of the pool, written by its connection.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "searcher/server/beast.h"
#include "searcher/server/pieces.h"

namespace dateline {

/// One answer at a time, of one connection, which it is a part of.
template <typename Protocol>
class PiecewiseAnswer {
 public:
  /// Called on the strand when all is written.  `sound`: the connection may go on, the body was whole and its end told.
  using Done = std::function<void(bool sound)>;

  /// Both must stay valid.
  PiecewiseAnswer(beast::basic_stream<Protocol>& stream, const ServerSettings& settings)
      : stream_(stream), settings_(settings) {}

  /// On the thread that makes the answer: waits for each piece to be taken.  `owner` holds the connection meanwhile.
  /// Without `chunked` the end of the connection is the end of the body.
  void run(const HttpResponse& response, http::response_header<> header, bool chunked, bool keep,
           const std::shared_ptr<void>& owner, Done done) {
    net::post(stream_.get_executor(), [this, owner, header = std::move(header), chunked, keep, done = std::move(done)] {
      begin(owner, header, chunked, keep, done);
    });
    bool whole = false;
    try {
      response.stream([&](std::string piece) {
        if (piece.empty()) return true;
        if (!pieces_.put(std::move(piece))) return false;
        net::post(stream_.get_executor(), [this, owner] { write(owner); });
        return true;
      });
      whole = true;
    } catch (const std::exception&) {  // the reader sees that the last chunk is missing
    }
    net::post(stream_.get_executor(), [this, owner, whole] { end(owner, whole); });
  }

  /// Lets go of the thread that waits.  Any thread may call it.
  void abandon() { pieces_.close(); }
  /// Bytes of the body so far.
  [[nodiscard]] std::uint64_t sent() const noexcept { return sent_; }

 private:
  void begin(const std::shared_ptr<void>& owner, const http::response_header<>& header, bool chunked, bool keep,
             const Done& done) {
    done_ = done;
    sent_ = 0;
    chunked_ = chunked;
    head_ = std::make_shared<http::response<http::empty_body>>(header);
    head_->keep_alive(keep);
    head_->chunked(chunked);
    serializer_ = std::make_shared<http::response_serializer<http::empty_body>>(*head_);
    writing_ = true;
    stream_.expires_after(settings_.write_time);
    http::async_write_header(stream_, *serializer_,
                             [this, owner](Failure failure, std::size_t) { wrote(owner, failure); });
  }

  void write(const std::shared_ptr<void>& owner) {
    if (writing_ || broken_) return;
    auto piece = pieces_.take();
    if (!piece) {
      if (ended_) finish(owner);
      return;
    }
    piece_ = *std::move(piece);
    sent_ += piece_.size();
    writing_ = true;
    stream_.expires_after(settings_.write_time);
    const auto done = [this, owner](Failure failure, std::size_t) { wrote(owner, failure); };
    if (chunked_) {
      net::async_write(stream_, http::make_chunk(net::buffer(piece_)), done);
    } else {
      net::async_write(stream_, net::buffer(piece_), done);
    }
  }

  void wrote(const std::shared_ptr<void>& owner, Failure failure) {
    writing_ = false;
    if (failure) {
      broken_ = true;
      pieces_.close();
      if (ended_) finish(owner);
      return;
    }
    write(owner);
  }

  void end(const std::shared_ptr<void>& owner, bool whole) {
    ended_ = true;
    whole_ = whole;
    if (broken_) return finish(owner);
    write(owner);
  }

  void finish(const std::shared_ptr<void>& owner) {
    ended_ = false;
    if (broken_ || !whole_ || !chunked_) return done_(false);
    stream_.expires_after(settings_.write_time);
    net::async_write(stream_, http::make_chunk_last(),
                     [this, owner](Failure failure, std::size_t) { done_(!failure); });
  }

  beast::basic_stream<Protocol>& stream_;
  const ServerSettings& settings_;
  Pieces pieces_;
  // Of the strand:
  Done done_;
  std::shared_ptr<http::response<http::empty_body>> head_;
  std::shared_ptr<http::response_serializer<http::empty_body>> serializer_;
  std::string piece_;
  std::uint64_t sent_ = 0;
  bool chunked_ = true;
  bool writing_ = false;
  bool ended_ = false;
  bool whole_ = false;
  bool broken_ = false;
};

}  // namespace dateline
