// Stands where the build puts the articles; see Library+Bundled.swift.

internal func bundledArticleSources() -> [StaticString] { [] }
internal func bundledIndex() -> StaticString { "" }
