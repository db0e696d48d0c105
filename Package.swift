// swift-tools-version: 6.2
// The targets stand in the order of the data's path; README draws the same picture.
import PackageDescription

let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// For targets whose parts are tested one by one although nobody outside uses them; the tests run on the release build.
let tested = house + [.unsafeFlags(["-enable-testing"])]

let package = Package(
  name: "huizong",
  products: [.executable(name: "huizong", targets: ["huizong"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // C: one system call, and the system's libxml2.
    .systemLibrary(name: "CFolders"),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),

    // The vocabulary, and what it takes to read and to judge a figure.
    .target(name: "Figures", dependencies: ["BigInt"], swiftSettings: house),
    .target(name: "Quantities", dependencies: ["Figures"], swiftSettings: house),
    .target(name: "Formulas", dependencies: ["Figures", "BigInt"], swiftSettings: house),

    // What stages meet in: bytes and rows, definitions, sealed batches.
    .target(name: "Handoff", dependencies: ["Figures", .product(name: "Crypto", package: "swift-crypto")], swiftSettings: house),
    .target(name: "Submissions", dependencies: ["Figures", "Handoff", "CLibXML2"], swiftSettings: tested),
    .target(name: "Definition", dependencies: ["Figures", "Quantities", "Formulas", "Handoff", "Yams"], swiftSettings: house),

    .target(
      name: "Warehouse",
      dependencies: [
        "Figures", "Quantities", "Handoff", "Definition", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ], swiftSettings: house),

    // The stages, in the order of the data and blind to each other.
    .target(
      name: "Extraction", dependencies: ["Figures", "Submissions", "Handoff"], path: "Sources/Stages/2-Extract", swiftSettings: house),
    .target(
      name: "Normalization", dependencies: ["Figures", "Quantities", "Formulas", "Submissions", "Handoff", "Definition"],
      path: "Sources/Stages/3-Normalize", swiftSettings: house),
    .target(
      name: "Loading", dependencies: ["Figures", "Handoff", "Definition", "Warehouse"], path: "Sources/Stages/4-Load", swiftSettings: house),
    .target(
      name: "Rollup", dependencies: ["Figures", "Quantities", "Formulas", "Handoff", "Definition", "Warehouse"],
      path: "Sources/Stages/5-Rollup", swiftSettings: house),
    .target(
      name: "Audit", dependencies: ["Figures", "Quantities", "Formulas", "Handoff", "Definition", "Warehouse"], path: "Sources/Stages/6-Audit",
      swiftSettings: house),
    .target(
      name: "Publication", dependencies: ["BigInt", "Figures", "Handoff", "Definition", "Warehouse"], path: "Sources/Stages/7-Publish", swiftSettings: tested),

    // The only place that knows the order of the stages, the clock and the folders.
    .target(
      name: "Runs",
      dependencies: [
        "CFolders", "Figures", "Formulas", "Submissions", "Handoff", "Definition", "Warehouse", "Extraction", "Normalization", "Loading", "Rollup", "Audit", "Publication",
      ], swiftSettings: house),
    // The county's desk: blank forms out of definitions, drafts of definitions out of files; both write the same sheets as the samples.
    .target(name: "Sheets", dependencies: ["Figures"], swiftSettings: house),
    .target(
      name: "FormMaking", dependencies: ["Figures", "Quantities", "Submissions", "Definition", "Sheets"], swiftSettings: house),
    .target(name: "Inspection", dependencies: ["Figures", "Formulas", "Definition", "Warehouse"], swiftSettings: house),
    .executableTarget(
      name: "huizong",
      dependencies: [
        "Figures", "Quantities", "Formulas", "Submissions", "Handoff", "Definition", "Warehouse", "Extraction", "Normalization", "Rollup", "Runs", "Publication", "FormMaking", "Inspection",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], exclude: ["huizong.1"], swiftSettings: house),

    // The samples: every form filled from its definition and a table of targets, in every office's own style.
    .target(
      name: "SampleMaking", dependencies: ["BigInt", "Figures", "Quantities", "Formulas", "Handoff", "Definition", "Sheets", "Yams"], swiftSettings: tested),
    .executableTarget(
      name: "samples",
      dependencies: ["Definition", "SampleMaking", .product(name: "ArgumentParser", package: "swift-argument-parser")], swiftSettings: house),

    // The program's speed on generated returns.
    .executableTarget(
      name: "bench", dependencies: ["Figures", "Quantities", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: house),

    // Tests, a target for each target; the end-to-end tests drive the built program as its users do.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: house),
    .testTarget(
      name: "EndToEndTests", dependencies: ["huizong", "TestSupport", .product(name: "GRDB", package: "GRDB.swift")],
      exclude: ["Golden"], swiftSettings: house),
    .testTarget(name: "FiguresTests", dependencies: ["BigInt", "Figures", "TestSupport"], swiftSettings: house),
    .testTarget(name: "QuantitiesTests", dependencies: ["Figures", "Quantities", "TestSupport"], swiftSettings: house),
    .testTarget(name: "FormulasTests", dependencies: ["Figures", "Formulas", "TestSupport"], swiftSettings: house),
    .testTarget(name: "SubmissionsTests", dependencies: ["Figures", "Submissions", "TestSupport"], swiftSettings: house),
    .testTarget(name: "HandoffTests", dependencies: ["Figures", "Handoff"], swiftSettings: house),
    .testTarget(name: "DefinitionTests", dependencies: ["Figures", "Handoff", "Definition"], swiftSettings: house),
    .testTarget(name: "LoadingTests", dependencies: ["Loading"], swiftSettings: house),
    .testTarget(
      name: "NormalizationTests",
      dependencies: ["Figures", "Quantities", "Submissions", "Handoff", "Definition", "Normalization", "TestSupport"], swiftSettings: house),
    .testTarget(
      name: "FormMakingTests",
      dependencies: [
        "Figures", "Quantities", "Formulas", "Submissions", "Handoff", "Definition", "Normalization", "Sheets", "FormMaking", "SampleMaking", "TestSupport",
      ], swiftSettings: house),
    .testTarget(
      name: "PublicationTests", dependencies: ["Figures", "Handoff", "Definition", "Warehouse", "Publication"], swiftSettings: house),
    .testTarget(name: "RunsTests", dependencies: ["Figures", "Handoff", "Definition", "Warehouse", "Runs", "TestSupport"], swiftSettings: house),
    .testTarget(
      name: "VillagesTests", dependencies: ["Figures", "Definition", "Submissions", "Handoff", "Normalization", "Warehouse", "Runs", "TestSupport"],
      swiftSettings: house),
    .testTarget(
      name: "SamplesTests",
      dependencies: ["SampleMaking", "Figures", "Quantities", "Definition", "Submissions", "Handoff", "Normalization", "TestSupport"], swiftSettings: house),
  ]
)
