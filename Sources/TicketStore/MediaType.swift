// What kind of file does a name suggest? A short table for what people send to a help desk; anything else is bytes. The
// answer is only ever shown and passed on.

enum MediaType {
  /// The media type that the ending of `name` suggests.
  static func of(name: String) -> String {
    let lower = name.lowercased()
    guard let dot = lower.lastIndex(of: ".") else { return unknown }
    return byEnding[String(lower[lower.index(after: dot)...])] ?? unknown
  }

  private static let unknown = "application/octet-stream"

  private static let byEnding: [String: String] = [
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp",
    "bmp": "image/bmp", "svg": "image/svg+xml", "heic": "image/heic", "tif": "image/tiff", "tiff": "image/tiff",
    "mp4": "video/mp4", "mov": "video/quicktime", "webm": "video/webm", "mkv": "video/x-matroska",
    "avi": "video/x-msvideo", "mp3": "audio/mpeg", "ogg": "audio/ogg", "wav": "audio/wav", "m4a": "audio/mp4",
    "txt": "text/plain", "log": "text/plain", "csv": "text/csv", "html": "text/html", "htm": "text/html",
    "json": "application/json", "xml": "application/xml", "pdf": "application/pdf", "eml": "message/rfc822",
    "zip": "application/zip", "gz": "application/gzip", "7z": "application/x-7z-compressed",
    "rtf": "application/rtf", "doc": "application/msword", "xls": "application/vnd.ms-excel",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ]
}
